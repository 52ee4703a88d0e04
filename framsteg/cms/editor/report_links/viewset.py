from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor.viewsets.base import EditorViewSet, row
from framsteg.programme.models import ReportLink

from .forms import ReportLinkForm
from .views import LinkCreateView, LinkRevokeView


class ReportLinkViewSet(EditorViewSet):
    """Links are made and revoked, never changed or removed."""

    model = ReportLink
    icon = "link"
    menu_label = _("Report links")
    menu_order = 72
    add_to_admin_menu = True
    without = frozenset({"change"})
    add_view_class = LinkCreateView
    delete_view_class = LinkRevokeView
    base_form_class = ReportLinkForm
    owner_field = "programme"
    related = ("programme__municipality", "role")
    ordering = ("-pk",)
    list_display = ["programme", "expires_on", "used_at", "revoked_at"]
    search_fields = ("role__title", "programme__title")
    empty_text = _("There are no links yet. With a link a partner reports without an account.")
    form_help = _(
        "The link is personal and gives the right to report on exactly the sub-projects that you choose. It is shown "
        "once. Every use of it stands in the history."
    )
    panels = [
        MultiFieldPanel(
            [FieldPanel("role"), FieldPanel("sub_projects"), row("expires_on", "email")],
            heading=_("The link"),
        ),
    ]

    def url_after(self, instance: Model) -> str:
        return reverse("reportlink:index")
