"""What must hold for money asked for, set aside, divided, spent and foreseen."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.lib.plain_language import language_of, money
from framsteg.programme.models import (
    Allocation,
    Appropriation,
    AppropriationRequest,
    Forecast,
    LedgerMapping,
)

from .dates import check_years
from .programmes import check_same_municipality

ANOTHER_PROGRAMME = _("Choose one that belongs to the same programme.")


@recording.check.register(Appropriation)
def _appropriation(appropriation: Appropriation, *, on: date) -> None:
    check_same_municipality(appropriation, "decision", appropriation.programme.municipality_id)
    allocated = allocated_of(appropriation.pk)
    if allocated > appropriation.amount_ore:
        raise ValidationError(
            {
                "amount_ore": _(
                    "%(allocated)s of it have been allocated to sub-projects. "
                    "Lower the allocations first, or write at least that much."
                )
                % {"allocated": _written(allocated)}
            }
        )


@recording.check.register(AppropriationRequest)
def _request(request: AppropriationRequest, *, on: date) -> None:
    check_years(request, "received_on")
    if request.received_on and request.received_on > on:
        raise ValidationError({"received_on": _("A request cannot have been received in the future.")})
    _check_same_programme(request, "sub_project", request.programme_id)
    check_same_municipality(request, "decision", request.programme.municipality_id)


@recording.check.register(Allocation)
def _allocation(allocation: Allocation, *, on: date) -> None:
    _check_same_programme(allocation, "appropriation", allocation.programme_id)
    _check_same_programme(allocation, "sub_project", allocation.programme_id)
    check_same_municipality(allocation, "decision", allocation.programme.municipality_id)
    _check_enough_left(allocation)


@recording.hold.register(Allocation)
def _hold_appropriation(allocation: Allocation) -> None:
    """Two that give of the same appropriation take turns, so that they do not share its rest."""
    rows = Appropriation.objects.select_for_update(no_key=True).filter(pk=allocation.appropriation_id)
    list(rows.values_list("pk"))


@recording.check.register(LedgerMapping)
def _mapping(mapping: LedgerMapping, *, on: date) -> None:
    _check_same_programme(mapping, "sub_project", mapping.programme_id)


@recording.check.register(Forecast)
def _forecast(forecast: Forecast, *, on: date) -> None:
    check_years(forecast, "as_of")
    if forecast.as_of > on:
        raise ValidationError({"as_of": _("A forecast cannot have been made in the future.")})
    programme = forecast.sub_project.programme
    check_same_municipality(forecast, "reported_by", programme.municipality_id)


def allocated_of(appropriation_id: int | None, *, without: int | None = None) -> int:
    """What has been allocated of an appropriation, in öre; `without` leaves out one allocation."""
    if appropriation_id is None:
        return 0
    rows = Allocation.objects.filter(appropriation_id=appropriation_id)
    if without is not None:
        rows = rows.exclude(pk=without)
    return int(rows.aggregate(sum=Sum("amount_ore"))["sum"] or 0)


def _check_enough_left(allocation: Allocation) -> None:
    """The sub-projects get at most what there is."""
    whole = Appropriation.objects.values_list("amount_ore", flat=True).get(pk=allocation.appropriation_id)
    taken = allocated_of(allocation.appropriation_id, without=allocation.pk)
    if taken + allocation.amount_ore <= whole:
        return
    said = {"whole": _written(whole), "taken": _written(taken), "left": _written(max(0, whole - taken))}
    if taken >= whole:
        sentence = _("All of the appropriation of %(whole)s has been allocated. Nothing is left.")
    else:
        sentence = _("At most %(left)s are left: %(taken)s of the %(whole)s have been allocated already.")
    raise ValidationError({"amount_ore": sentence % said})


def _check_same_programme(instance: Model, field: str, programme_id: int) -> None:
    linked: Any = getattr(instance, field)
    if linked is not None and linked.programme_id != programme_id:
        raise ValidationError({field: ANOTHER_PROGRAMME})


def _written(ore: int) -> str:
    return money(ore, language_of(get_language() or "sv"))
