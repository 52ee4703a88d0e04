"""Decisions, events and messages."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor import filters
from framsteg.cms.editor.forms import records as forms
from framsteg.cms.editor.views.decisions import DecisionEditView, DecisionIndexView
from framsteg.cms.editor.views.events import EventEditView
from framsteg.cms.editor.views.lists import DayColumn
from framsteg.cms.editor.views.messages import MessageEditView, WaitingColumn
from framsteg.participation.models import Event, Message
from framsteg.programme.models import Decision

from .base import EditorViewSet, english, provenance, row
from .programme import MARKDOWN

ABOUT = MultiFieldPanel(
    [FieldPanel("programme"), FieldPanel("sub_project_number")], heading=_("What it belongs to")
)


class DecisionViewSet(EditorViewSet):
    model = Decision
    icon = "doc-full"
    menu_label = _("Decisions")
    menu_order = 70
    add_to_admin_menu = True
    base_form_class = forms.DecisionForm
    is_publishable = True
    initial_from_address = ("programme", "sub_project_number", "concerns")
    related = ("municipality", "programme")
    ordering = "-decided_on"
    title_sort = "title"
    list_display = [
        "body_name",
        DayColumn("decided_on", "decided_precision", label=_("Date")),
        "outcome",
        "programme",
        "visibility",
    ]
    list_export = [
        "title",
        "body_name",
        "decided_on",
        "paragraph",
        "case_number",
        "outcome",
        "programme",
        "text",
        "visibility",
    ]
    export_filename = "beslut"
    filterset_class = filters.DecisionFilterSet
    search_fields = ("search_text",)
    index_view_class = DecisionIndexView
    edit_view_class = DecisionEditView
    empty_text = _(
        "There are no decisions yet. Add what a board or a court has decided, with date and case number."
    )
    form_help = _(
        "An appeal is a decision of its own, about the decision appealed; a judgment is about the appeal."
    )
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                row("body_name", "body_unit"),
                row("decided_on", "decided_precision"),
                row("paragraph", "case_number"),
                FieldPanel("outcome"),
                FieldPanel("text", help_text=MARKDOWN),
                FieldPanel("concerns"),
            ],
            heading=_("The decision"),
        ),
        ABOUT,
        english("title_en", "text_en"),
        provenance(),
    ]


class EventViewSet(EditorViewSet):
    model = Event
    icon = "date"
    edit_view_class = EventEditView
    menu_label = _("Events")
    menu_order = 80
    add_to_admin_menu = True
    base_form_class = forms.EventForm
    is_publishable = True
    initial_from_address = ("programme", "sub_project_number")
    related = ("municipality", "programme")
    ordering = "-starts_on"
    title_sort = "title"
    list_display = [
        "kind",
        DayColumn("starts_on", "starts_precision", label=_("Day")),
        "place",
        "programme",
        "visibility",
    ]
    list_export = [
        "title", "kind", "starts_on", "ends_on", "place", "attendance_low", "attendance_high", "programme",
        "visibility",
    ]  # fmt: skip
    export_filename = "handelser"
    filterset_class = filters.EventFilterSet
    search_fields = ("title", "title_en", "summary", "place")
    empty_text = _("There are no events yet. Add a seminar, a dialogue meeting or a press conference.")
    form_help = _("The event is a draft until you publish it.")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldPanel("kind"),
                FieldPanel("summary"),
                FieldPanel("body", help_text=MARKDOWN),
                FieldPanel("slug"),
            ],
            heading=_("The event"),
        ),
        MultiFieldPanel(
            [
                row("starts_on", "starts_precision"),
                row("starts_at", "ends_at"),
                FieldPanel("ends_on", help_text=_("Only for an event of several days.")),
                FieldPanel("place"),
            ],
            heading=_("Time and place"),
        ),
        ABOUT,
        MultiFieldPanel(
            [
                FieldPanel("invited"),
                FieldPanel("agenda", help_text=MARKDOWN),
                row("takes_sign_ups", "capacity"),
            ],
            heading=_("Who is invited"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("level"),
                FieldPanel("influence"),
                FieldPanel("decided_by"),
                FieldPanel("takes_contributions"),
                FieldPanel("question"),
                row("contributions_until", "takes_support"),
                row("answer_by", "answered_on"),
                FieldPanel("contributions_note"),
            ],
            heading=_("What can be influenced, and what is asked"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("groups_present"),
                row("attendance_low", "attendance_high"),
                FieldPanel("documentation", help_text=MARKDOWN),
                FieldPanel(
                    "feedback", help_text=_("Those who spoke want to know. Say what happens, and when.")
                ),
            ],
            heading=_("Afterwards"),
        ),
        english(
            "title_en",
            "summary_en",
            "body_en",
            "invited_en",
            "agenda_en",
            "influence_en",
            "decided_by_en",
            "question_en",
            "contributions_note_en",
            "groups_present_en",
            "documentation_en",
            "feedback_en",
        ),
        provenance(),
    ]


_AS_WRITTEN = ("kind", "was_helpful", "text", "page", "may_be_published", "reply_to", "language")


class AsWritten(FieldPanel):
    """What somebody wrote, to be read; a choice in words."""

    def format_value_for_display(self, value: Any) -> Any:
        if value is None or isinstance(value, bool):
            return {None: _("Not stated"), True: _("Yes"), False: _("No")}[value]
        return super().format_value_for_display(value)


class MessageViewSet(EditorViewSet):
    """The inbox: what visitors wrote is read and handled, never changed."""

    model = Message
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 95
    add_to_admin_menu = True
    without = frozenset({"add"})
    base_form_class = forms.MessageForm
    related = ("municipality",)
    ordering = "-created_at"
    edit_view_class = MessageEditView
    list_display = ["created_at", WaitingColumn("waited", label=_("Waits")), "page", "handled_at"]
    list_export = [
        "created_at", "kind", "was_helpful", "text", "page", "language", "handled_at", "handling_note", "rule",
    ]  # fmt: skip
    export_filename = "meddelanden"
    filterset_class = filters.MessageFilterSet
    search_fields = ("text", "page", "handling_note")
    empty_text = _("No messages. What visitors write in the contact form arrives here.")
    panels = [
        MultiFieldPanel(
            [AsWritten(name, read_only=True) for name in _AS_WRITTEN],
            heading=_("The message"),
        ),
        MultiFieldPanel(
            [FieldPanel("reply"), FieldPanel("replied_by")],
            heading=_("Answer by mail"),
            help_text=_(
                "To the address that was given, and to nobody else. It is sent when you save, and once."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("rule"), FieldPanel("rule_note")],
            heading=_("Not to be answered in public"),
            help_text=_(
                "Which of the written rules, and why. Whoever asked is told, if there is an address."
            ),
        ),
        MultiFieldPanel([FieldPanel("is_handled"), FieldPanel("handling_note")], heading=_("Handling")),
    ]
