"""The list of known faults of accessibility: a program finds them, people explain them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.accounts.rules.access import Kind
from framsteg.cms.editor.subjects import add_subject
from framsteg.cms.models import AccessibilityFault

from .base import EditorViewSet, english

add_subject(AccessibilityFault, Kind.LOOK, "municipality")


class AccessibilityFaultViewSet(EditorViewSet):
    """Found and mended by `manage.py check_accessibility`; only the explanation is written by hand."""

    model = AccessibilityFault
    icon = "warning"
    menu_label = _("Known faults of accessibility")
    add_to_settings_menu = True
    without = frozenset({"add", "delete"})
    related = ("municipality",)
    ordering = ("mended_on", "-found_on")
    list_display = ["rule", "page_kind", "found_on", "seen_on", "mended_on"]
    list_export = [
        "rule",
        "page_kind",
        "address",
        "element",
        "title",
        "why",
        "found_on",
        "seen_on",
        "mended_on",
    ]
    export_filename = "tillganglighetsfel"
    search_fields = ("rule", "page_kind", "title")
    empty_text = _(
        "No fault is known. Whoever runs the installation finds them with the command check_accessibility."
    )
    form_help = _(
        "It is shown in the accessibility statement. What you write here stays when the pages are checked again; the "
        "days are set by the check."
    )
    panels = [
        MultiFieldPanel(
            [FieldPanel("rule", read_only=True), FieldPanel("page_kind", read_only=True),
             FieldPanel("address", read_only=True), FieldPanel("element", read_only=True),
             FieldPanel("found_on", read_only=True), FieldPanel("mended_on", read_only=True)],
            heading=_("What the program found"),
        ),
        MultiFieldPanel([FieldPanel("title"), FieldPanel("why")], heading=_("What you say of it")),
        english("title_en", "why_en"),
    ]  # fmt: skip
