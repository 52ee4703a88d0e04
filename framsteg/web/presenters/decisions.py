"""Decisions and the chains they stand in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, Text
from framsteg.programme.models import CarriedOut, Decision, DecisionOutcome
from framsteg.programme.queries.carried import Carried
from framsteg.programme.queries.decisions import DecisionInChain

from .carried import CarriedView, carried_origins, carried_view
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
from .provenance import PageProvenance, provenance_of


@dataclass(frozen=True)
class DecisionLine:
    """A decision in a list or a chain. `reference` is its paragraph and case number, as they are written.

    `carried_out` is what was last said of that; empty where nothing has been said.
    """

    title: Text
    url: str
    body: str
    day: Day | None
    outcome: str
    outcome_key: str
    reference: str
    sub_project: Linked | None = None
    is_this: bool = False
    carried_out: str = ""
    carried_out_key: str = ""


Chain = Sequence[DecisionLine]
NOTHING_SAID: Mapping[int, str] = {}


@dataclass(frozen=True)
class ChainView:
    """A chain with what it is about: its first decision's title."""

    title: Text
    lines: Chain


@dataclass(frozen=True)
class DecisionPage:
    line: DecisionLine
    paragraph: str
    case_number: str
    text: SafeString | None
    programme: Linked | None
    chain: Chain
    carried: CarriedView
    provenance: PageProvenance


def decision_line(
    decision: Decision,
    municipality: str,
    language: Language,
    *,
    this: int | None = None,
    carried_out: Mapping[int, str] = NOTHING_SAID,
) -> DecisionLine:
    word = carried_out.get(decision.pk, "")
    return DecisionLine(
        title=title_of(decision, language),
        url=decision_url(decision, municipality),
        body=decision.body_name,
        day=day_of(decision.decided_on, decision.decided_precision, language),
        outcome=str(DecisionOutcome(decision.outcome).label),
        outcome_key=decision.outcome,
        reference=reference(decision),
        is_this=decision.pk == this,
        carried_out=str(CarriedOut(word).label) if word else "",
        carried_out_key=word,
    )


def chain_views(
    chains: Sequence[Sequence[Decision]],
    municipality: str,
    language: Language,
    carried_out: Mapping[int, str] = NOTHING_SAID,
) -> Sequence[ChainView]:
    return tuple(
        ChainView(
            title_of(chain[0], language),
            tuple(decision_line(each, municipality, language, carried_out=carried_out) for each in chain),
        )
        for chain in chains
    )


def decision_page(
    found: DecisionInChain, carried: Carried, municipality: str, language: Language
) -> DecisionPage:
    decision = found.decision
    return DecisionPage(
        line=_with_sub_project(decision, municipality, language),
        paragraph=decision.paragraph,
        case_number=decision.case_number,
        text=rich(decision.text, decision.text_en, language),
        programme=Linked(
            title_of(decision.programme, language), programme_url(decision.programme, municipality)
        )
        if decision.programme
        else None,
        chain=tuple(decision_line(each, municipality, language, this=decision.pk) for each in found.chain),
        carried=carried_view(carried, municipality, language),
        provenance=provenance_of([decision, *found.chain, *carried_origins(carried)], language),
    )


def reference(decision: Decision) -> str:
    """ "§ 11, dnr Ks/2013:63"; what is not known is left out."""
    paragraph = decision.paragraph.removeprefix("§").strip()
    parts = [f"§\N{NO-BREAK SPACE}{paragraph}" if paragraph else "", _case(decision.case_number)]
    return ", ".join(part for part in parts if part)


def _case(case_number: str) -> str:
    return gettext("case %(number)s") % {"number": case_number} if case_number else ""


def _with_sub_project(decision: Decision, municipality: str, language: Language) -> DecisionLine:
    line = decision_line(decision, municipality, language, this=decision.pk)
    sub_project = decision.sub_project
    if sub_project is None:
        return line
    address = sub_project_url(sub_project.programme, municipality, sub_project.number)
    return DecisionLine(**{**vars(line), "sub_project": Linked(name_of(sub_project, language), address)})
