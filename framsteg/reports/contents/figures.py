"""The figures that several sections name: how many sub-projects stand where, and what share is done."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext

from framsteg.programme.models import Stage
from framsteg.programme.queries.progress import Progress
from framsteg.programme.queries.reported import ReportedSubProject
from framsteg.reports.document import Cite, Figure, Form, Trail, Unit

from .gathering import Gathered
from .writing import ranges


def stage_figures(
    g: Gathered, sub_projects: Sequence[ReportedSubProject], progress: Progress, within: str = ""
) -> dict[str, str]:
    """The keys of the figures of these sub-projects by stage, with "total", "counted" and "share"; `within` an area."""
    before = f"{within}." if within else ""
    keys = {
        stage.value: g.ledger.add(
            Figure(
                f"{before}{stage.value}",
                _of_area(g.stage_labels[stage.value], within),
                progress.of(stage),
                rule=gettext(
                    "Sub-projects whose latest status report up to the day says so, each counted once"
                ),
                of=f"{before}total",
                trail=_trail(g, [each for each in sub_projects if each.stage == stage]),
            )
        )
        for stage in Stage
    }
    keys["total"] = g.ledger.add(
        Figure(
            f"{before}total",
            _of_area(gettext("Sub-projects in all"), within),
            progress.total,
            rule=gettext("Every sub-project of the programme, counted once, under its main area"),
            trail=_trail(g, sub_projects),
        )
    )
    return keys | _share(g, progress, within)


def _of_area(label: str, within: str) -> str:
    number = within.rpartition("-")[2]
    return gettext("%(figure)s, area %(number)s") % {"figure": label, "number": number} if within else label


def _share(g: Gathered, progress: Progress, within: str) -> dict[str, str]:
    before = f"{within}." if within else ""
    counted = Figure(
        f"{before}counted",
        _of_area(gettext("Sub-projects that count"), within),
        progress.counted,
        rule=gettext("All except those that have been cancelled or have become something else"),
        of=f"{before}total",
    )
    share = Figure(
        f"{before}share",
        _of_area(gettext("Share that is done"), within),
        None if progress.share is None else progress.share * 100,
        Unit.PERCENT,
        1,
        rule=gettext("Done, divided by those that count"),
        of=counted.key,
    )
    return {"counted": g.ledger.add(counted), "share": g.ledger.add(share)}


def part_share(g: Gathered, progress: Progress, stage: Stage, within: str = "") -> str:
    """The key of a stage's share of all sub-projects, those outside the share that is done too."""
    before = f"{within}." if within else ""
    return g.ledger.add(
        Figure(
            f"{before}{stage.value}.part",
            gettext("%(stage)s, share of all") % {"stage": g.stage_labels[stage.value]},
            Decimal(progress.of(stage)) * 100 / progress.total if progress.total else None,
            Unit.PERCENT,
            1,
            rule=gettext("Divided by all sub-projects"),
            of=f"{before}total",
        )
    )


def _trail(g: Gathered, sub_projects: Sequence[ReportedSubProject]) -> tuple[Trail, ...]:
    """The sub-projects behind a count, by number, and the day of the latest report among them."""
    if not sub_projects:
        return ()
    days = [each.as_of for each in sub_projects if each.as_of]
    kinds = {each.provenance for each in sub_projects}
    numbers = ranges(each.number for each in sub_projects)
    return (
        Trail(
            "programme.programme",
            str(g.programme.pk),
            gettext("Status reports"),
            as_of=max(days, default=None),
            provenance=kinds.pop() if len(kinds) == 1 else "",
            note=gettext("Sub-projects %(numbers)s") % {"numbers": numbers},
        ),
    )


def in_words(keys: dict[str, str]) -> dict[str, Cite]:
    return {name: Cite(key, Form.WORDS) for name, key in keys.items()}


def in_figures(keys: dict[str, str]) -> dict[str, Cite]:
    return {name: Cite(key) for name, key in keys.items()}


def shown(progress: Progress, order: Sequence[Stage]) -> list[Stage]:
    """The stages that any sub-project is in, and the first three always."""
    return [stage for place, stage in enumerate(order) if place < 3 or progress.of(stage)]
