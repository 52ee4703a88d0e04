"""Units, people and roles; and the look of the site."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.viewsets.base import ViewSetGroup

from framsteg.accounts.models import Municipality, OrganisationUnit, Person, Role
from framsteg.cms.editor import filters
from framsteg.cms.editor.forms import organisation as forms
from framsteg.cms.editor.views.look import LookEditView

from .base import EditorViewSet, english, row

TEMPLATE_HELP = _(
    "Your own document in .docx. The report is written where {{ innehåll }} stands, or at the end; {{ titel }}, "
    "{{ underrubrik }}, {{ kommun }}, {{ läget }}, {{ publicerad }}, {{ utgåva }} and {{ adress }} are filled in. "
    "Without a template the document has your colours and your logotype."
)


class UnitViewSet(EditorViewSet):
    model = OrganisationUnit
    icon = "group"
    menu_label = _("Units and partners")
    base_form_class = forms.UnitForm
    related = ("municipality", "parent")
    ordering = "name"
    title_sort = "name"
    list_display = ["kind", "parent", "ended_on"]
    list_export = ["name", "kind", "parent", "url", "ended_on"]
    export_filename = "enheter"
    filterset_class = filters.UnitFilterSet
    search_fields = ("name", "name_en")
    empty_text = _("There are no units yet. Add boards, administrations, companies and partners.")
    panels = [
        MultiFieldPanel(
            [row("name", "kind"), FieldPanel("parent"), row("url", "ended_on")], heading=_("The unit")
        ),
        english("name_en"),
    ]


class PersonViewSet(EditorViewSet):
    model = Person
    icon = "user"
    menu_label = _("People")
    base_form_class = forms.PersonForm
    related = ("municipality",)
    ordering = "name"
    title_sort = "name"
    list_display: list[str] = []
    search_fields = ("name",)
    empty_text = _("There are no people yet. A name is needed only where somebody holds a public role.")
    form_help = _(
        "A name is shown in public only where the person holds a public role, and the role says so."
    )
    panels = [MultiFieldPanel([FieldPanel("name"), row("email", "user")], heading=_("The person"))]


class RoleViewSet(EditorViewSet):
    model = Role
    icon = "user"
    menu_label = _("Roles")
    base_form_class = forms.RoleForm
    related = ("municipality", "unit", "holder")
    ordering = "title"
    title_sort = "title"
    list_display = ["unit", "holder", "name_is_public"]
    list_export = ["title", "unit"]
    export_filename = "roller"
    search_fields = ("title", "title_en", "unit__name")
    empty_text = _(
        "There are no roles yet. Add for example the chief executive: a role stays when a person leaves."
    )
    panels = [
        MultiFieldPanel(
            [FieldPanel("title"), row("unit", "is_head"), row("holder", "name_is_public")],
            heading=_("The role"),
        ),
        english("title_en"),
    ]


class OrganisationGroup(ViewSetGroup):
    menu_label = _("Organisation")
    menu_icon = "group"
    menu_order = 90
    items = (UnitViewSet, RoleViewSet, PersonViewSet)


class MunicipalityViewSet(EditorViewSet):
    """The municipality's look and contact details. Municipalities are added by whoever runs the installation."""

    model = Municipality
    icon = "site"
    menu_label = _("Look and contact")
    add_to_settings_menu = True
    without = frozenset({"add", "delete"})
    edit_view_class = LookEditView
    base_form_class = forms.LookForm
    ordering = "name"
    title_sort = "name"
    list_display = ["code", "primary_colour", "accent_colour", "font"]
    search_fields = ("name", "code")
    panels = [
        MultiFieldPanel(
            [row("primary_colour", "accent_colour"), FieldPanel("font"), FieldPanel("logo")],
            heading=_("Look"),
            help_text=_("Colours that make text hard to read are refused when you save."),
        ),
        MultiFieldPanel(
            [FieldPanel("report_template", help_text=TEMPLATE_HELP)], heading=_("Reports in Word")
        ),
        MultiFieldPanel(
            [row("email", "phone"), row("website", "organisation_number")],
            heading=_("Public contact details"),
        ),
        MultiFieldPanel(
            [FieldPanel("legal_basis"), FieldPanel("legal_basis_en")], heading=_("Personal data")
        ),
    ]
