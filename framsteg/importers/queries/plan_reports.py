"""What an import of a plan changes or changed, told in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from framsteg.importers.plan_workbook.doubts import DOUBT, NOTE, PERSONAL, SENTENCES
from framsteg.importers.plan_workbook.schema import LABELS
from framsteg.lib.plain_errors import gettext_noop

MOST_PLACES = 30
ORDER = (PERSONAL, DOUBT, NOTE)


@dataclass(frozen=True)
class Place:
    where: str
    value: str
    sentence: str


@dataclass(frozen=True)
class DoubtGroup:
    """All doubts of one kind: how many there are, and the first places."""

    kind: str
    weight: str
    sentence: str
    count: int
    places: tuple[Place, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.places)


def doubt_groups(told: Sequence[Mapping[str, Any]], *, most: int = MOST_PLACES) -> tuple[DoubtGroup, ...]:
    """Personal data first, then doubts, then notes; within each the commonest first."""
    groups = [_group(each, most) for each in told if each["kind"] in SENTENCES]
    return tuple(sorted(groups, key=lambda each: (ORDER.index(each.weight), -each.count, each.kind)))


def _group(told: Mapping[str, Any], most: int) -> DoubtGroup:
    weight, sentence = SENTENCES[told["kind"]]
    has_facts = "%(" in sentence
    places = tuple(
        Place(
            where(each["row"], each["column"], each.get("sheet", "")),
            each["value"],
            _(sentence) % each["facts"] if has_facts else "",
        )
        for each in told["places"][:most]
    )
    heading = places[0].sentence if has_facts and told["count"] == 1 else "" if has_facts else _(sentence)
    return DoubtGroup(told["kind"], weight, heading or _(TITLES[told["kind"]]), told["count"], places)


def where(row: int, column: str, sheet: str = "") -> str:
    """ "Row 12, column C", and the sheet where several are read."""
    place = _where(row, column)
    return f"{sheet}: {place[:1].lower()}{place[1:]}" if sheet else place


def _where(row: int, column: str) -> str:
    if row and column:
        return _("Row %(row)d, column %(column)s") % {"row": row, "column": column}
    if row:
        return _("Row %d") % row
    return _("Column %s") % column if column else _("The whole sheet")


TITLES = {
    "further_not_read": gettext_noop("Cells in the other sheets that cannot be read."),
    "date_guess": gettext_noop("Dates that can be read in more than one way."),
    "date_inexact": gettext_noop("Dates that are not given to the day."),
    "total_differs": gettext_noop("The total that the plan states is not the sum of its rows."),
    "text_cut": gettext_noop("Texts that are too long."),
    "column_not_read": gettext_noop("Columns that are not read."),
    "as_of_wrong": gettext_noop("Stages that cannot be reported as of the day they are told for."),
    "refused": gettext_noop("What cannot be stored as it stands."),
}
"""Headings for those whose sentences differ from place to place."""


def lines(report: Mapping[str, Any]) -> Iterator[str]:
    """The quality report as sentences and lists, for a terminal."""
    yield summary(report)
    if len(sheets := report.get("sheets", ())) > 1:
        yield _("Read from the sheets %(sheets)s.") % {"sheets": ", ".join(sheets)}
    yield from (f"  + {name}" for name in (*report["new_areas"], *report["new_units"], *report["new_roles"]))
    if report["gone_count"]:
        yield gone_sentence(report)
        yield from (f"  {each['label']}" for each in report["gone"][:10])
    yield from further(report)
    yield from completeness(report)
    if sums := amounts(report):
        yield sums
    for group in doubt_groups(report["doubts"], most=10):
        yield f"{group.sentence} ({group.count})"
        yield from (f"  {_told(place)}" for place in group.places)
        if group.more > 0:
            yield "  " + _("and %(count)d more") % {"count": group.more}


def _told(place: Place) -> str:
    return ": ".join(filter(None, (place.where, place.sentence or place.value)))


def summary(report: Mapping[str, Any]) -> str:
    return _(
        "%(rows_read)d rows, %(sub_projects)d sub-projects: %(new)d new, %(changed)d changed, %(unchanged)d "
        "unchanged."
    ) % {name: report[name] for name in ("rows_read", "sub_projects", "new", "changed", "unchanged")}


def gone_sentence(report: Mapping[str, Any]) -> str:
    return ngettext(
        "%(gone)d of %(all)d stored sub-projects is not in the file.",
        "%(gone)d of %(all)d stored sub-projects are not in the file.",
        report["gone_count"],
    ) % {"gone": report["gone_count"], "all": report["stored_before"]}


def further(report: Mapping[str, Any]) -> list[str]:
    """What the other sheets of the product's own workbook change, sheet by sheet."""
    return [
        _("Sheet “%(sheet)s”: %(new)d new, %(changed)d changed.") % each for each in report.get("further", ())
    ]


def completeness(report: Mapping[str, Any]) -> list[str]:
    """For how many of the sub-projects each thing is told, with the denominator beside it."""
    total = report["sub_projects"]
    if not total:
        return []
    labels = {**LABELS, "stage": "Known stage"}
    return [
        _("%(what)s: %(count)d of %(total)d") % {"what": _(labels[name]), "count": count, "total": total}
        for name, count in report["filled"].items()
    ]


KNOWN_STAGE = gettext_noop("Known stage")


def amounts(report: Mapping[str, Any]) -> str:
    """What the plan says about money; it is not stored in the programme's accounts."""
    if report["amounts_sum_ore"] is None:
        return ""
    told = _(
        "Amounts that the plan states: %(sum)s kr on %(count)d rows. They are not stored as money of the "
        "programme."
    )
    kronor = f"{report['amounts_sum_ore'] // 100:,}".replace(",", "\u00a0")
    return told % {"sum": kronor, "count": report["amounts_count"]}
