"""What came after a report, as its page shows it."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from framsteg.analysis import sentences
from framsteg.analysis.enums import ClaimLevel
from framsteg.lib import markdown
from framsteg.lib.plain_language import Language, Text, date_in_text, in_language
from framsteg.programme.models import CarriedOut, ClosingAnswer, Stage
from framsteg.programme.queries.reported import ReportedSubProject
from framsteg.reports.models import ReportEdition
from framsteg.reports.queries.afterwards import Afterwards, DecisionSince, EffectSince, SubProjectSince
from framsteg.web.presenters.change_words import decided
from framsteg.web.presenters.closing import AnswerLine, answer_line
from framsteg.web.presenters.common import decision_url, number_name, rich, sub_project_url, title_of
from framsteg.web.presenters.findings import FindingCard, finding_card


@dataclass(frozen=True)
class EffectLine:
    """What the report said and what may be said now; `then` is empty where the question was asked later."""

    then: str
    then_title: str
    card: FindingCard
    found: str
    is_new: bool


@dataclass(frozen=True)
class SubProjectLine:
    title: Text
    url: str
    then: str
    now: str
    now_as_of: str
    became: SafeString
    became_language: Language
    became_url: str
    has_moved: bool
    answer: AnswerLine | None = None


@dataclass(frozen=True)
class DecisionLine:
    """A decision and what is said of its being carried out; `as_of` is empty where nobody has said."""

    title: Text
    url: str
    decided: str
    state: str
    as_of: str
    text: SafeString | None
    stated_by: Text
    is_new: bool
    is_illustrative: bool


@dataclass(frozen=True)
class AfterwardsPage:
    published: str
    as_of: str
    effects: tuple[EffectLine, ...]
    open_then: tuple[SubProjectLine, ...]
    became: tuple[SubProjectLine, ...]
    decisions: tuple[DecisionLine, ...]

    def __bool__(self) -> bool:
        return bool(self.effects or self.open_then or self.became or self.decisions)


def afterwards_page(
    told: Afterwards, edition: ReportEdition, municipality: str, language: Language
) -> AfterwardsPage:
    def line(
        then: ReportedSubProject | None, now: ReportedSubProject, answer: ClosingAnswer | None = None
    ) -> SubProjectLine:
        told = _sub_project(then, now, edition, municipality, language)
        return replace(told, answer=answer_line(answer, municipality, language)) if answer else told

    return AfterwardsPage(
        published=date_in_text(edition.published_on, language),
        as_of=date_in_text(edition.draft.as_of, language),
        effects=tuple(_effect(each, language) for each in told.effects),
        open_then=tuple(
            line(each.then, each.now, each.answer)
            for each in told.open_then
            if isinstance(each, SubProjectSince)
        ),
        became=tuple(line(None, each) for each in told.became),
        decisions=tuple(_decision(each, municipality, language) for each in told.decisions),
    )


def origins(told: Afterwards) -> list[Any]:
    """What the page tells of beside the report that has an origin to account for."""
    answers = [each.answer for each in told.open_then if each.answer]
    said = [each.said for each in told.decisions if each.said]
    return [*answers, *said, *(each.decision for each in told.decisions)]


def _decision(each: DecisionSince, municipality: str, language: Language) -> DecisionLine:
    said = each.said
    by = said.stated_by if said else None
    return DecisionLine(
        title=title_of(each.decision, language),
        url=decision_url(each.decision, municipality),
        decided=decided(each.decision, language),
        state=str(CarriedOut(said.state if said else CarriedOut.NOT_STATED).label),
        as_of=date_in_text(said.as_of, language) if said else "",
        text=rich(said.text, said.text_en, language, heading_level=4) if said else None,
        stated_by=title_of(by, language) if by else Text("", language),
        is_new=each.is_new,
        is_illustrative=said is not None and said.is_illustrative,
    )


def _effect(each: EffectSince, language: Language) -> EffectLine:
    return EffectLine(
        then=each.then,
        then_title=sentences.title(ClaimLevel(each.then_level), language) if each.then_level else "",
        card=finding_card(each.now, language),
        found=date_in_text(each.found_on, language) if each.found_on else "",
        is_new=each.is_new,
    )


def _sub_project(
    then: ReportedSubProject | None,
    now: ReportedSubProject,
    edition: ReportEdition,
    municipality: str,
    language: Language,
) -> SubProjectLine:
    became = in_language(now.became, now.became_en, language)
    name = in_language(now.title, now.title_en, language) or Text(number_name(now.number), language)
    return SubProjectLine(
        title=Text(f"{now.number}. {name.value}", name.language) if now.title else name,
        url=sub_project_url(edition.draft.programme, municipality, now.number),
        then=str(Stage(then.stage).label) if then else "",
        now=str(Stage(now.stage).label),
        now_as_of=date_in_text(now.as_of, language) if now.as_of else gettext("The date is not known"),
        became=mark_safe(markdown.to_html(became.value, heading_level=3)),
        became_language=became.language,
        became_url=now.became_url,
        has_moved=then is not None and then.stage != now.stage,
    )
