"""Every kind of object about money, but for appropriations, which stand among the parts of a programme."""

from typing import Any

import django_filters
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor.filters import EditorFilterSet, chosen
from framsteg.cms.editor.viewsets.base import EditorViewSet, english, provenance, row
from framsteg.cms.editor.viewsets.programme import PartViewSet
from framsteg.programme.models import (
    Allocation,
    AppropriationRequest,
    Forecast,
    LedgerDelivery,
    LedgerMapping,
    OutcomeEntry,
    Programme,
)

from . import forms
from .columns import AmountColumn

READ_ONLY = frozenset({"add", "change", "delete"})
OF_PROGRAMME = {"programme.title": _("Programme")}


class MoneyViewSet(PartViewSet):
    """Money of a programme; after saving one goes on in the programme's overview of money."""

    def url_after(self, instance: Any) -> str:
        return reverse("editor_money", args=[instance.programme_id])


class RequestViewSet(MoneyViewSet):
    model = AppropriationRequest
    icon = "form"
    base_form_class = forms.RequestForm
    ordering = ("programme", "-budget_year")
    related = ("programme__municipality", "sub_project", "decision")
    list_display = ["programme", "budget_year", AmountColumn("amount_ore", label=_("Amount")), "state"]
    list_export = [
        "programme.title", "budget_year", "purpose", "amount_ore", "state", "granted_ore", "reason", "decision",
    ]  # fmt: skip
    export_headings = OF_PROGRAMME
    export_filename = "askanden"
    search_fields = ("purpose", "reason")
    form_help = _("A request that is granted is followed by an appropriation, which is added by itself.")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("purpose"),
                row("budget_year", "amount_ore"),
                row("received_on", "sub_project_number"),
            ],
            heading=_("The request"),
        ),
        MultiFieldPanel(
            [row("state", "granted_ore"), FieldPanel("reason"), FieldPanel("decision")],
            heading=_("What came of it"),
        ),
        english("purpose_en", "reason_en"),
        provenance(),
    ]


class AllocationViewSet(MoneyViewSet):
    model = Allocation
    icon = "table"
    base_form_class = forms.AllocationForm
    ordering = ("programme", "appropriation", "sub_project")
    related = ("programme__municipality", "sub_project", "appropriation__programme", "decision")
    list_display = ["programme", "appropriation", AmountColumn("amount_ore", label=_("Amount"))]
    list_export = [
        "programme.title",
        "appropriation.budget_year",
        "sub_project",
        "amount_ore",
        "decision",
        "note",
    ]
    export_headings = OF_PROGRAMME
    export_filename = "fordelning"
    search_fields = ("note", "sub_project__search_text")
    initial_from_address = ("sub_project_number",)
    form_help = _("The allocations of an appropriation are together at most all of it.")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("appropriation"),
                row("sub_project_number", "amount_ore"),
                FieldPanel("decision"),
                FieldPanel("note"),
            ],
            heading=_("The allocation"),
        ),
        provenance(),
    ]


class ForecastViewSet(EditorViewSet):
    """Forecasts are only ever added. A mistake is corrected by a newer one."""

    model = Forecast
    icon = "date"
    owner_field = "sub_project"
    without = frozenset({"change", "delete"})
    base_form_class = forms.ForecastForm
    related = ("sub_project__programme__municipality", "reported_by")
    ordering = "-as_of"
    list_display = [
        "sub_project",
        "budget_year",
        AmountColumn("total_ore", label=_("Expected total")),
        "as_of",
    ]
    list_export = ["sub_project", "budget_year", "total_ore", "as_of", "reported_by", "text"]
    export_filename = "prognoser"
    search_fields = ("text", "sub_project__search_text")
    empty_text = _("There is no forecast yet.")
    form_help = _("A forecast stays as it is once it is saved. The newest counts.")
    panels = [
        MultiFieldPanel(
            [row("budget_year", "total_ore"), row("as_of", "reported_by"), FieldPanel("text")],
            heading=_("The forecast"),
        ),
        provenance(),
    ]

    def url_after(self, instance: Any) -> str:
        return reverse("editor_money", args=[instance.sub_project.programme_id])


class LedgerMappingViewSet(MoneyViewSet):
    model = LedgerMapping
    icon = "link"
    base_form_class = forms.LedgerMappingForm
    ordering = ("programme", "order")
    related = ("programme__municipality", "sub_project")
    list_display = ["programme", "order", "target", "sub_project"]
    list_export = [
        "programme.title",
        "order",
        "project_code",
        "account_from",
        "account_to",
        "target",
        "sub_project",
    ]
    export_headings = OF_PROGRAMME
    export_filename = "konteringsregler"
    search_fields = ("project_code",)
    initial_from_address = ("project_code", "account_from", "account_to")
    empty_text = _("There is no rule yet. Without rules everything in the accounts is unmatched.")
    form_help = _(
        "The first rule that fits an entry decides. A new rule counts from the next time that a file is taken in; the "
        "same file can be taken in again."
    )
    panels = [
        MultiFieldPanel(
            [FieldPanel("order"), FieldPanel("project_code"), row("account_from", "account_to")],
            heading=_("Entries with"),
        ),
        MultiFieldPanel([row("target", "sub_project_number")], heading=_("are for")),
    ]


class DeliveryViewSet(PartViewSet):
    """Files from the accounts that were taken in: a record, which nobody changes."""

    model = LedgerDelivery
    icon = "download"
    without = READ_ONLY
    ordering = "-pk"
    list_display = [
        "programme", "period_from", "period_to", AmountColumn("entry_ore", label=_("Sum")), "unmatched_count",
        "applied_by",
    ]  # fmt: skip
    search_fields = ("file_name",)
    empty_text = _("No accounts have been taken in yet.")
    panels: list[Any] = []


class EntryFilterSet(EditorFilterSet):
    programme = chosen(Programme, _("Programme"))
    budget_year = django_filters.NumberFilter(label=_("Budget year"))

    class Meta:
        model = OutcomeEntry
        fields = ["programme", "budget_year", "match"]


class EntryViewSet(PartViewSet):
    """Entries of the accounts. They are replaced by a new file, never one by one."""

    model = OutcomeEntry
    icon = "table"
    without = READ_ONLY
    ordering = ("-booked_on", "-pk")
    related = ("programme__municipality", "sub_project")
    list_display = [
        "programme", "match", "sub_project", "project", "account", AmountColumn("amount_ore", label=_("Amount")),
        "text",
    ]  # fmt: skip
    list_export = [
        "booked_on", "budget_year", "account", "project", "responsibility", "activity", "counterpart", "amount_ore",
        "text", "voucher", "match", "sub_project",
    ]  # fmt: skip
    export_filename = "utfall"
    filterset_class = EntryFilterSet
    search_fields = ("text", "voucher", "project", "account")
    empty_text = _("No accounts have been taken in yet.")
    panels: list[Any] = []


EVERY_VIEWSET = (
    RequestViewSet,
    AllocationViewSet,
    ForecastViewSet,
    LedgerMappingViewSet,
    DeliveryViewSet,
    EntryViewSet,
)
