"""How a programme ends: what happens to each sub-project that was not finished."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import Language, Text, date_in_text, in_language, number
from framsteg.programme.models import AnswerKind, Closing, ClosingAnswer, ClosingStep, Programme, SubProject
from framsteg.programme.queries.audience import may_be_shown
from framsteg.programme.queries.closing import (
    UNANSWERED,
    Ending,
    OpenCounts,
    OpenSubProject,
    WhatHappens,
    answer_of,
)

from .common import (
    Day,
    Linked,
    day_of,
    decision_url,
    name_of,
    programme_url,
    rich,
    sub_project_url,
    title_of,
)
from .paging import Pager, pager
from .provenance import PageProvenance, provenance_of
from .stages import StageMark, stage_mark


@dataclass(frozen=True)
class AnswerLine:
    """What happens to a sub-project. A receiver's name is that of a unit or a role, never of a person."""

    label: str
    text: SafeString | None
    receiver: Text
    programme: Linked | None
    is_illustrative: bool


@dataclass(frozen=True)
class OpenRow:
    name: Linked
    stage: StageMark
    answer: AnswerLine | None


@dataclass(frozen=True)
class AnswerCount:
    label: str
    number: str


@dataclass(frozen=True)
class EndingView:
    closed: str
    sentence: str
    counts: Sequence[AnswerCount]
    total: str
    rows: Sequence[OpenRow]
    more_url: str = ""


@dataclass(frozen=True)
class StepLine:
    day: Day
    text: str
    decision: Linked | None


@dataclass(frozen=True)
class ClosingPage:
    programme: Linked
    steps: Sequence[StepLine]
    ending: EndingView
    pager: Pager
    provenance: PageProvenance


def closing_url(programme: Programme, municipality: str) -> str:
    return f"{programme_url(programme, municipality)}avslut/"


def ending_view(programme: Programme, ending: Ending, municipality: str, language: Language) -> EndingView:
    """The end of a programme on its own page: the first open sub-projects, and the way to all of them."""
    hidden = ending.counts.total > len(ending.first)
    return _view(
        programme,
        ending.counts,
        ending.first,
        municipality,
        language,
        closed=_closed(programme, language),
        more_url=closing_url(programme, municipality) if hidden or programme.closed_on else "",
    )


def closing_page(
    programme: Programme, found: WhatHappens, steps: Sequence[Closing], municipality: str, language: Language
) -> ClosingPage:
    rows = found.rows.rows
    return ClosingPage(
        programme=Linked(title_of(programme, language), programme_url(programme, municipality)),
        steps=tuple(_step(each, municipality, language) for each in steps),
        ending=_view(programme, found.counts, rows, municipality, language),
        pager=pager(found.rows, closing_url(programme, municipality), {}),
        provenance=provenance_of([*steps, *_origins(rows)], language),
    )


def ending_origins(ending: Ending | None) -> Sequence[Any]:
    """What the end of a programme tells of that has an origin to account for."""
    return [] if ending is None else _origins(ending.first)


def shown_answer(sub_project: SubProject) -> ClosingAnswer | None:
    """The answer about a sub-project, read with it."""
    return answer_of(sub_project)


def answer_line(answer: ClosingAnswer, municipality: str, language: Language) -> AnswerLine:
    unit, role, became = answer.receiver_unit, answer.receiver_role, answer.became_programme
    names = [
        in_language(unit.name, unit.name_en, language) if unit else None,
        title_of(role, language) if role else None,
    ]
    known = [name for name in names if name]
    return AnswerLine(
        label=str(AnswerKind(answer.kind).label),
        text=rich(answer.text, answer.text_en, language, heading_level=4),
        receiver=Text(", ".join(name.value for name in known), known[0].language if known else language),
        programme=Linked(title_of(became, language), programme_url(became, municipality))
        if became and became.is_public
        else None,
        is_illustrative=answer.is_illustrative,
    )


def _closed(programme: Programme, language: Language) -> str:
    if programme.closed_on is None:
        return ""
    return gettext("The programme was closed on %(date)s.") % {
        "date": date_in_text(programme.closed_on, language)
    }


def step_words(step: Closing, language: Language) -> str:
    """ "The programme was closed on 31 December 2012.", with the reason where there is one."""
    day, reason = date_in_text(step.happened_on, language), in_language(step.reason, step.reason_en, language)
    told = (
        gettext("The programme was closed on %(date)s.")
        if step.step == ClosingStep.CLOSED
        else gettext("The programme was opened again on %(date)s.")
    )
    return " ".join(part for part in (told % {"date": day}, reason.value) if part)


def _view(
    programme: Programme,
    counts: OpenCounts,
    rows: Sequence[OpenSubProject],
    municipality: str,
    language: Language,
    *,
    closed: str = "",
    more_url: str = "",
) -> EndingView:
    return EndingView(
        closed=closed,
        sentence=_sentence(counts, language),
        counts=_counts(counts, language),
        total=number(counts.total, language),
        rows=tuple(_row(each, programme, municipality, language) for each in rows),
        more_url=more_url,
    )


def _sentence(counts: OpenCounts, language: Language) -> str:
    """ "8 of 46 sub-projects were not finished."."""
    if not counts.total:
        return gettext("No sub-project was left unfinished.") if counts.all_sub_projects else ""
    return ngettext(
        "%(open)s of %(all)s sub-projects was not finished.",
        "%(open)s of %(all)s sub-projects were not finished.",
        counts.total,
    ) % {"open": number(counts.total, language), "all": number(counts.all_sub_projects, language)}


def _counts(counts: OpenCounts, language: Language) -> Sequence[AnswerCount]:
    labels = {**dict(AnswerKind.choices), UNANSWERED: gettext("Nobody has said yet")}
    return tuple(
        AnswerCount(str(label), number(counts.by_answer[kind], language))
        for kind, label in labels.items()
        if counts.by_answer.get(kind)
    )


def _row(row: OpenSubProject, programme: Programme, municipality: str, language: Language) -> OpenRow:
    sub_project = row.sub_project
    url = sub_project_url(programme, municipality, sub_project.number)
    return OpenRow(
        Linked(name_of(sub_project, language), url),
        stage_mark(sub_project.stage),
        answer_line(row.answer, municipality, language) if row.answer else None,
    )


def _step(step: Closing, municipality: str, language: Language) -> StepLine:
    decision = step.decision if may_be_shown(step.decision) else None
    return StepLine(
        day_of(step.happened_on, "day", language) or Day("", ""),
        step_words(step, language),
        Linked(title_of(decision, language), decision_url(decision, municipality)) if decision else None,
    )


def _origins(rows: Sequence[OpenSubProject]) -> Sequence[Any]:
    return [each for row in rows for each in (row.answer, row.sub_project)]
