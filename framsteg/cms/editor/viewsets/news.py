"""What news are sorted by."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.accounts.rules.access import Kind
from framsteg.cms.editor.forms.news import CategoryForm
from framsteg.cms.editor.subjects import add_subject
from framsteg.cms.editor.views.news import CategoryDeleteView, CategoryEditView
from framsteg.cms.models import NewsCategory

from .base import EditorViewSet, row

add_subject(NewsCategory, Kind.NEWS, "municipality")


class NewsCategoryViewSet(EditorViewSet):
    model = NewsCategory
    icon = "tag"
    menu_label = _("News categories")
    add_to_settings_menu = True
    edit_view_class = CategoryEditView
    delete_view_class = CategoryDeleteView
    base_form_class = CategoryForm
    related = ("municipality",)
    ordering = "name"
    title_sort = "name"
    list_display = ["slug"]
    search_fields = ("name", "name_en")
    empty_text = _(
        "There are no categories yet. They sort the news of the municipality, for example Bygga och bo."
    )
    panels = [MultiFieldPanel([row("name", "name_en"), FieldPanel("slug")], heading=_("The category"))]
