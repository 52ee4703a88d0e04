"""What rests on a decision, and whether it is carried out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from framsteg.indicators.queries.catalogue import Aim
from framsteg.lib.plain_language import Language, Text, money, number
from framsteg.programme.models import CarriedOut, DecisionFollowUp, SubProject, TargetDecision
from framsteg.programme.queries.carried import Carried

from .common import Day, Linked, base_url, day_of, name_of, programme_url, rich, sub_project_url, title_of
from .indicator_words import period_words, target_words
from .sentences import progress_sentence, share_sentence
from .stages import StageMark, stage_mark


@dataclass(frozen=True)
class FollowUpItem:
    state: str
    key: str
    as_of: Day
    text: SafeString | None
    stated_by: Text
    is_illustrative: bool


@dataclass(frozen=True)
class CarriedSubProject:
    name: Linked
    stage: StageMark


@dataclass(frozen=True)
class CarriedLine:
    """A goal, an appropriation or a target: what it is, and to what it belongs."""

    name: Linked
    belongs_to: Text
    value: str = ""


@dataclass(frozen=True)
class CarriedView:
    """`state` is what was last said; `sentence` and `rule` what the stages of the sub-projects say, never joined."""

    state: str
    state_key: str
    follow_ups: Sequence[FollowUpItem]
    sentence: str
    rule: str
    sub_projects: Sequence[CarriedSubProject]
    more: str
    goals: Sequence[CarriedLine]
    money: Sequence[CarriedLine]
    targets: Sequence[CarriedLine]

    @property
    def has_something(self) -> bool:
        return bool(self.sub_projects or self.goals or self.money or self.targets)


def carried_view(carried: Carried, municipality: str, language: Language) -> CarriedView:
    latest = carried.follow_ups[0] if carried.follow_ups else None
    state = CarriedOut(latest.state) if latest else CarriedOut.NOT_STATED
    total = carried.progress.total
    hidden = total - len(carried.sub_projects)
    return CarriedView(
        state=str(state.label),
        state_key=state.value,
        follow_ups=tuple(_follow_up(each, language) for each in carried.follow_ups),
        sentence=progress_sentence(carried.progress, language) if total else "",
        rule=share_sentence(carried.progress, language) if total else "",
        sub_projects=tuple(_sub_project(each, municipality, language) for each in carried.sub_projects),
        more=ngettext("%(number)s more sub-project", "%(number)s more sub-projects", hidden)
        % {"number": number(hidden, language)}
        if hidden
        else "",
        goals=tuple(
            _of_programme(each, title_of(each, language), "#goals", municipality, language)
            for each in carried.goals
        ),
        money=tuple(
            _of_programme(
                each,
                Text(gettext("Set aside in the budget of %(year)s") % {"year": each.budget_year}, language),
                "#money",
                municipality,
                language,
                money(each.amount_ore, language),
            )
            for each in carried.appropriations
        ),
        targets=tuple(_target(each, municipality, language) for each in carried.targets),
    )


def carried_origins(carried: Carried) -> Sequence[Any]:
    """What the page tells of that has an origin to account for."""
    targets = [link.target for link in carried.targets]
    return [*carried.follow_ups, *carried.goals, *carried.appropriations, *targets, *carried.sub_projects]


def _follow_up(follow_up: DecisionFollowUp, language: Language) -> FollowUpItem:
    by = follow_up.stated_by
    return FollowUpItem(
        state=str(CarriedOut(follow_up.state).label),
        key=follow_up.state,
        as_of=day_of(follow_up.as_of, "day", language) or Day("", ""),
        text=rich(follow_up.text, follow_up.text_en, language, heading_level=4),
        stated_by=title_of(by, language) if by else Text("", language),
        is_illustrative=follow_up.is_illustrative,
    )


def _sub_project(sub_project: SubProject, municipality: str, language: Language) -> CarriedSubProject:
    url = sub_project_url(sub_project.programme, municipality, sub_project.number)
    return CarriedSubProject(Linked(name_of(sub_project, language), url), stage_mark(sub_project.stage))


def _of_programme(
    part: Any, name: Text, place: str, municipality: str, language: Language, value: str = ""
) -> CarriedLine:
    url = f"{programme_url(part.programme, municipality)}{place}"
    return CarriedLine(Linked(name, url), title_of(part.programme, language), value)


def _target(link: TargetDecision, municipality: str, language: Language) -> CarriedLine:
    target = link.target
    indicator = target.indicator
    name = Linked(
        title_of(indicator, language), f"{base_url(municipality)}nyckeltal/{indicator.code}/#targets"
    )
    return CarriedLine(
        name,
        Text(period_words(target.period, language), language),
        target_words(indicator, Aim(target.period, target.value, target), language),
    )
