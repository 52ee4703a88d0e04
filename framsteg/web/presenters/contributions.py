"""Views of people: in lists, on the wall, and each with its way told as a story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import Language, Text, in_language, language_of, number
from framsteg.participation.models import (
    Contribution,
    ContributionState,
    ContributionStep,
    Event,
    ModerationRule,
    StakeholderGroup,
    StepKind,
    Theme,
)
from framsteg.participation.queries.contributions import Journey, Told
from framsteg.programme.queries.paging import Page

from .common import Day, Linked, base_url, day_of, event_url, rich, title_of
from .contribution_links import LinkEntry, excerpt, link_entries
from .paging import Pager, pager
from .provenance import PageProvenance, provenance_of

_ICONS = {
    ContributionState.RECEIVED: ("not_started", "info"),
    ContributionState.CONSIDERED: ("ongoing", "ongoing"),
    ContributionState.BECAME: ("done", "done"),
    ContributionState.DECLINED: ("cancelled", "cancelled"),
}


@dataclass(frozen=True)
class StateMark:
    """Where it stands: word, colour and shape."""

    label: str
    key: str
    icon: str


def state_mark(contribution: Contribution) -> StateMark:
    """Of one that was joined to another, how that one stands."""
    whose = contribution.merged_into or contribution
    state = ContributionState(whose.state)
    key, icon = _ICONS[state]
    return StateMark(str(state.label), key, icon)


def contribution_url(contribution: Contribution, municipality: str) -> str:
    return f"{base_url(municipality)}synpunkter/{contribution.pk}/"


def words_of(contribution: Contribution) -> Text:
    """What was said, with the language it was said in."""
    return Text(contribution.text, language_of(contribution.language))


def name_of(contribution: Contribution) -> str:
    return gettext("View %(number)d") % {"number": contribution.pk}


@dataclass(frozen=True)
class ContributionLine:
    words: Text
    url: str
    name: str
    state: StateMark
    theme: Text
    group: str
    same: str
    supports: str


def contribution_line(told: Told, municipality: str, language: Language) -> ContributionLine:
    contribution = told.contribution
    return ContributionLine(
        words=words_of(contribution),
        url=contribution_url(contribution, municipality),
        name=name_of(contribution),
        state=state_mark(contribution),
        theme=theme_of(contribution.theme, language),
        group=str(StakeholderGroup(contribution.group).label) if contribution.group else "",
        same=said_by_more(told.same, language),
        supports=supported(told.supports, language),
    )


def theme_of(theme: Theme | None, language: Language) -> Text:
    return in_language(theme.title, theme.title_en, language) if theme else Text("", language)


def said_by_more(more: int, language: Language) -> str:
    if not more:
        return ""
    return ngettext("%(number)s more said the same", "%(number)s more said the same", more) % {
        "number": number(more, language)
    }


def supported(supports: int, language: Language) -> str:
    if not supports:
        return ""
    return ngettext("%(number)s supports it", "%(number)s support it", supports) % {
        "number": number(supports, language)
    }


@dataclass(frozen=True)
class Choice:
    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class ContributionsPage:
    lines: Sequence[ContributionLine]
    total: str
    pager: Pager
    themes: Sequence[Choice]
    states: Sequence[Choice]
    is_narrowed: bool
    url: str
    provenance: PageProvenance


def contributions_page(
    event: Event, found: Page[Told], municipality: str, language: Language, *, theme: str, state: str
) -> ContributionsPage:
    url = f"{event_url(event, municipality)}synpunkter/"
    themes = event.themes.order_by("order", "id")
    said = {name: value for name, value in (("tema", theme), ("lage", state)) if value}

    def choice(label: str, **changed: str) -> Choice:
        wanted = {name: value for name, value in {**said, **changed}.items() if value}
        return Choice(label, f"{url}?{urlencode(wanted)}" if wanted else url, wanted == said)

    return ContributionsPage(
        lines=tuple(contribution_line(each, municipality, language) for each in found.rows),
        total=ngettext("%(number)s view", "%(number)s views", found.total)
        % {"number": number(found.total, language)},
        pager=pager(found, url, said),
        themes=(
            choice(gettext("All themes"), tema=""),
            *(choice(theme_of(each, language).value, tema=str(each.pk)) for each in themes),
        ),
        states=(
            choice(gettext("All"), lage=""),
            *(choice(str(each.label), lage=each.value) for each in ContributionState),
        ),
        is_narrowed=bool(said),
        url=url,
        provenance=provenance_of([event], language),
    )


# One view and its way


@dataclass(frozen=True)
class StoryEntry:
    """Something that happened on the way, on a day. `link` is what it was joined to."""

    at: datetime
    day: Day
    heading: str
    text: SafeString | None = None
    by: Text | None = None
    link: LinkEntry | None = None


@dataclass(frozen=True)
class JourneyPage:
    name: str
    words: Text
    excerpt: str
    state: StateMark
    sentence: str
    event: Linked
    theme: Text
    group: str
    given: Day
    same: str
    supports: str
    support_url: str
    together_with: Linked | None
    was_shortened: bool
    is_published: bool
    story: Sequence[StoryEntry]
    provenance: PageProvenance


def journey_page(found: Journey, municipality: str, language: Language, *, on: date) -> JourneyPage:
    contribution = found.contribution
    event, joined = contribution.event, contribution.merged_into
    can_support = event.takes_support and contribution.is_published and joined is None
    return JourneyPage(
        name=name_of(contribution),
        words=words_of(contribution),
        excerpt=excerpt(contribution.text),
        state=state_mark(contribution),
        sentence=_sentence(contribution, language, on),
        event=Linked(title_of(event, language), event_url(event, municipality)),
        theme=theme_of(contribution.theme, language),
        group=str(StakeholderGroup(contribution.group).label) if contribution.group else "",
        given=_day(contribution.given_at, language),
        same=said_by_more(found.same, language),
        supports=supported(found.supports, language),
        support_url=f"{base_url(municipality)}delta/stod/{contribution.pk}/" if can_support else "",
        together_with=Linked(Text(name_of(joined), language), contribution_url(joined, municipality))
        if joined
        else None,
        was_shortened=contribution.was_shortened,
        is_published=contribution.is_published,
        story=_story(found, municipality, language),
        provenance=provenance_of([event], language),
    )


def _sentence(contribution: Contribution, language: Language, on: date) -> str:
    """Where it stands, and for how long it has waited."""
    if contribution.rule:
        return gettext("It is not published: %(rule)s") % {"rule": ModerationRule(contribution.rule).label}
    whose = contribution.merged_into or contribution
    match ContributionState(whose.state):
        case ContributionState.BECAME:
            return gettext("It led to something. Below you see what.")
        case ContributionState.DECLINED:
            return gettext("It did not lead to anything. Below you see why.")
    days = max(0, (on - timezone.localtime(contribution.given_at).date()).days)
    waited = ngettext(
        "It has waited %(days)s day for an answer.", "It has waited %(days)s days for an answer.", days
    )
    waits = waited % {"days": number(days, language)} if days else gettext("It came today.")
    promised = day_of(contribution.event.answer_by, "day", language)
    answer = gettext("The answer is promised by %(day)s.") % {"day": promised.label} if promised else ""
    return f"{waits} {answer}".strip()


def _story(found: Journey, municipality: str, language: Language) -> Sequence[StoryEntry]:
    told = [
        _entry(step, found.contribution, language) for step in found.steps if step.kind != StepKind.LINKED
    ]
    joined = [
        StoryEntry(link.at, _day(link.at, language), link.heading, link=link)
        for link in link_entries(found.links, municipality, language)
    ]
    return tuple(sorted([*told, *joined], key=lambda entry: entry.at))


def _entry(step: ContributionStep, contribution: Contribution, language: Language) -> StoryEntry:
    by = title_of(step.by, language) if step.by else Text(step.by_text, "sv") if step.by_text else None
    heading = str(StepKind(step.kind).label)
    if step.kind == StepKind.RECEIVED:
        heading = gettext("Received: %(how)s") % {"how": contribution.get_channel_display().lower()}
    return StoryEntry(
        step.at, _day(step.at, language), heading, rich(step.text, step.text_en, language, 4), by
    )


def _day(at: datetime, language: Language) -> Day:
    return day_of(timezone.localtime(at).date(), "day", language) or Day("", "")
