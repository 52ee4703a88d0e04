"""Effect: what can and what cannot be said, in the sentences of the finding and no stronger."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from framsteg.analysis import sentences
from framsteg.analysis.context_sentences import in_context
from framsteg.analysis.enums import ClaimLevel
from framsteg.analysis.figures import KeyFigures, key_figures_of
from framsteg.analysis.subjects import subject_of
from framsteg.indicators.periods import year_of
from framsteg.lib.plain_language import in_language
from framsteg.reports.document import (
    Block,
    Chart,
    ChartKind,
    Cite,
    Claim,
    Column,
    ColumnKind,
    Figure,
    Paragraph,
    Row,
    Run,
    Section,
    Series,
    Table,
    Trail,
    Unit,
    Words,
)

from .gathering import Asked, Gathered
from .writing import cell, exact, said

SHOWN_BEFORE = 12
_SERIES = (("actual", "actual"), ("expected", "counterfactual"), ("low", "low"), ("high", "high"))


def effect(g: Gathered) -> Section:
    title = gettext("Effect: what can and what cannot be said")
    if not g.evaluations:
        return Section("effekt", title, (no_comparison(g),))
    return Section(
        "effekt", title, (), tuple(_evaluation(g, place, each) for place, each in enumerate(g.evaluations, 1))
    )


def no_comparison(g: Gathered) -> Claim:
    """What may be said where no question has been filed."""
    name = in_language(g.programme.title, g.programme.title_en, g.language).value
    return Claim(
        ClaimLevel.NO_COMPARISON.value,
        sentences.title(ClaimLevel.NO_COMPARISON, g.language),
        (
            gettext(
                "It cannot be said what effect %(programme)s has had, as no comparison with other "
                "municipalities has been made."
            )
            % {"programme": name},
        ),
        Trail("programme.programme", str(g.programme.pk), name),
    )


def claim_of(g: Gathered, asked: Asked, *, in_short: bool = False) -> Claim:
    subject = subject_of(asked.evaluation, g.language)
    finding = asked.finding
    level = ClaimLevel(finding.level) if finding else ClaimLevel.NO_COMPARISON
    told: tuple[str, ...] = (sentences.short(level, subject),)
    if finding and not in_short:
        told = sentences.answer(level, subject, _figures(asked))
    return Claim(level.value, sentences.title(level, g.language), told, _trail(g, asked))


def _figures(asked: Asked) -> KeyFigures | None:
    return key_figures_of(asked.finding.key_figures) if asked.finding else None


def _trail(g: Gathered, asked: Asked) -> Trail:
    evaluation, finding = asked.evaluation, asked.finding
    title = in_language(evaluation.title, evaluation.title_en, g.language).value
    if finding is None:
        return Trail("analysis.evaluation", str(evaluation.pk), title)
    return Trail("analysis.finding", str(finding.pk), title, as_of=timezone.localdate(finding.found_at))


def _evaluation(g: Gathered, place: int, asked: Asked) -> Section:
    evaluation = asked.evaluation
    title = in_language(evaluation.title, evaluation.title_en, g.language)
    return Section(
        f"effekt-{place}",
        title.value,
        (claim_of(g, asked), *_in_context(g, asked), *_series(g, asked), _method()),
        language="" if title.language == g.language else title.language,
    )


def _in_context(g: Gathered, asked: Asked) -> list[Block]:
    """How ordinary the plain change was."""
    figures = _figures(asked)
    if figures is None or figures.context is None:
        return []
    told = in_context(subject_of(asked.evaluation, g.language), figures.context)
    return [Paragraph((Words(" ".join(told)),))]


def _method() -> Paragraph:
    return Paragraph(
        said(
            gettext(
                "The question, the method and the checks were filed before the answer was computed. They "
                "can be read, with the figures, on the page of the evaluation."
            )
        )
    )


def _series(g: Gathered, asked: Asked) -> list[Block]:
    rows = asked.finding.picture.get("series", []) if asked.finding else []
    if not rows or asked.finding is None:
        return []
    before = int(asked.finding.picture["before"])
    starts = rows[before]["period"]
    shown = [row for row in rows[max(0, before - SHOWN_BEFORE) :] if year_of(row["period"]) <= g.on.year]
    return [_chart(g, asked, shown, starts)]


def _chart(g: Gathered, asked: Asked, rows: list[Mapping[str, Any]], starts: str) -> Chart:
    subject = subject_of(asked.evaluation, g.language)
    credit = asked.evaluation.indicator.source.credit
    title = gettext("%(indicator)s in %(place)s: what it was, and what comparable municipalities suggest") % {
        "indicator": subject.indicator,
        "place": subject.municipality,
    }
    labels = {
        "actual": gettext("What it was"),
        "expected": gettext("What comparable municipalities suggest"),
        "low": gettext("Ordinary, from"),
        "high": gettext("Ordinary, to"),
    }
    keys = {name: tuple(_figure(g, asked, row, name, labels[name]) for row in rows) for name in labels}
    columns = (
        Column("period", gettext("Period")),
        *(
            Column(name, labels[name], ColumnKind.NUMBER, gettext("In the indicator's unit"))
            for name in labels
        ),
        Column(
            "skillnad",
            gettext("Difference"),
            ColumnKind.CHANGE,
            gettext("What it was, less what was suggested"),
        ),
    )
    table = Table(
        f"jamforelse-{asked.evaluation.pk}",
        title,
        columns,
        tuple(_row(g, asked, row, [keys[name][at] for name in labels]) for at, row in enumerate(rows)),
        source=credit,
        note=gettext("“Ordinary” is where nine in ten municipalities without a programme would lie."),
    )
    return Chart(
        table.name,
        ChartKind.COMPARISON,
        title,
        gettext(
            "Two lines from %(first)s to %(last)s, what it was and what comparable municipalities suggest, with a band "
            "around the second from %(starts)s on. All figures stand in the table."
        )
        % {"first": rows[0]["period"], "last": rows[-1]["period"], "starts": starts},
        tuple(row["period"] for row in rows),
        tuple(Series(name, labels[name], keys[name], name == "actual") for name in labels),
        table,
        begins=starts,
        begins_label=gettext("The programme begins"),
        decimals=subject.decimals,
        source=credit,
    )


def _figure(g: Gathered, asked: Asked, row: Mapping[str, Any], name: str, label: str) -> str:
    value = row[dict(_SERIES)[name]]
    if value is None:
        return ""
    return g.ledger.add(
        Figure(
            f"effect-{asked.evaluation.pk}.{name}.{row['period']}",
            f"{label}, {row['period']}",
            exact(round(value, 6)),
            decimals=asked.evaluation.indicator.decimals,
            trail=(_trail(g, asked),),
        )
    )


def _row(g: Gathered, asked: Asked, row: Mapping[str, Any], keys: list[str]) -> Row:
    gap = g.ledger.add(
        Figure(
            f"effect-{asked.evaluation.pk}.gap.{row['period']}",
            gettext("Difference, %(period)s") % {"period": row["period"]},
            exact(round(row["gap"], 6)),
            Unit.CHANGE,
            asked.evaluation.indicator.decimals,
            trail=(_trail(g, asked),),
        )
    )
    cells: list[tuple[Run, ...]] = [(Cite(key),) if key else () for key in keys]
    return Row((cell(row["period"]), *cells, (Cite(gap),)))
