"""The list of known faults of accessibility, as the statement shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from framsteg.lib.plain_language import Language, Text, in_language

if TYPE_CHECKING:
    from framsteg.cms.models import AccessibilityFault


@dataclass(frozen=True)
class KnownFault:
    """A fault in the words of those who answer for the site; in those of the rule where they have none."""

    rule: str
    title: Text
    why: Text
    url: str
    found_on: date
    mended_on: date | None


@dataclass(frozen=True)
class KnownFaults:
    """What is open, what has been mended since, and when the pages were last checked: None for never."""

    open: Sequence[KnownFault]
    mended: Sequence[KnownFault]
    checked_on: date | None
    kinds: int
    not_reached: int


def known_faults(slug: str, language: Language) -> KnownFaults:
    """What is known of a municipality's pages. Two queries."""
    from framsteg.cms.models import AccessibilityCheck, AccessibilityFault

    found = AccessibilityFault.objects.filter(municipality__slug=slug).order_by(
        "-found_on", "rule", "page_kind"
    )
    told = [_told(each, language) for each in found]
    last = AccessibilityCheck.objects.filter(municipality__slug=slug).order_by("-checked_on", "-pk").first()
    return KnownFaults(
        open=tuple(each for each in told if each.mended_on is None),
        mended=tuple(each for each in told if each.mended_on is not None),
        checked_on=last.checked_on if last else None,
        kinds=last.kinds if last else 0,
        not_reached=len(last.not_reached) if last else 0,
    )


def _told(fault: "AccessibilityFault", language: Language) -> KnownFault:
    return KnownFault(
        fault.rule,
        in_language(fault.title, fault.title_en, language) or Text(fault.title_en or fault.rule, "en"),
        in_language(fault.why, fault.why_en, language),
        fault.address,
        fault.found_on,
        fault.mended_on,
    )
