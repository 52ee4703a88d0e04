"""What a check found is kept as a list with dates: mended faults get their day, and people's words stay."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext, override

from framsteg.accounts.models import Municipality
from framsteg.audit import generation, recording
from framsteg.audit.actors import Actor
from framsteg.cms.models import AccessibilityCheck, AccessibilityFault

from .walking import Broken, Walked
from .words import TITLES


@dataclass(frozen=True)
class KeptFaults:
    """How many faults are new, open as before, open again, and mended since the check before."""

    new: int
    open_as_before: int
    again: int
    mended: int


@transaction.atomic
def keep(municipality: Municipality, walked: Walked, *, by: Actor, at: datetime, on: date) -> KeptFaults:
    """Bring the list up to date. A fault on a kind of page that was not visited is left as it was."""
    known = {
        (each.rule, each.page_kind): each
        for each in AccessibilityFault.objects.select_for_update(no_key=True).filter(
            municipality=municipality
        )
    }
    counts = {"new": 0, "open_as_before": 0, "again": 0, "mended": 0}
    for key, (address, broken) in walked.faults.items():
        counts[_seen(known.get(key), municipality, key, address, broken, by=by, at=at, on=on)] += 1
    for key, fault in known.items():
        if fault.mended_on is None and key not in walked.faults and fault.page_kind in walked.visits:
            fault.mended_on = on
            recording.change(fault, by=by, at=at)
            counts["mended"] += 1
    AccessibilityCheck.objects.create(
        municipality=municipality,
        checked_on=on,
        kinds=len(walked.visits),
        visits=sum(walked.visits.values()),
        not_reached=walked.not_reached,
    )
    generation.bump()  # the statement tells the day, whatever was found
    return KeptFaults(**counts)


def _seen(
    fault: AccessibilityFault | None,
    municipality: Municipality,
    key: tuple[str, str],
    address: str,
    broken: Broken,
    **when: Any,
) -> str:
    by, at, on = when["by"], when["at"], when["on"]
    if fault is None:
        rule, page_kind = key
        told = {"address": address[:500], "element": broken.element[:500], "found_on": on, "seen_on": on}
        new = AccessibilityFault(
            municipality=municipality,
            rule=rule,
            page_kind=page_kind,
            title=title_of(rule),
            title_en=broken.help[:300],
            **told,
        )
        recording.create(new, by=by, at=at)
        return "new"
    is_back = fault.mended_on is not None
    fault.seen_on, fault.mended_on = on, None
    fault.address, fault.element = address[:500], broken.element[:500]
    recording.change(fault, by=by, at=at)
    return "again" if is_back else "open_as_before"


def title_of(rule: str) -> str:
    """What the rule is about in plain Swedish, for the rules that are broken most; "" for others."""
    with override("sv"):
        return gettext(TITLES[rule]) if rule in TITLES else ""
