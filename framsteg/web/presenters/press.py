"""The press page: what a journalist needs, and nothing of it before the time unless invited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from framsteg.lib import markdown
from framsteg.lib.clock import STOCKHOLM
from framsteg.lib.plain_language import Language, Text, date_in_text, in_language, time_of_day
from framsteg.reports.bundling import Found
from framsteg.reports.document import Claim, Report, blocks_of
from framsteg.reports.drawing import chart_svg
from framsteg.reports.models import Release
from framsteg.web.presenters.common import Linked, event_url, title_of
from framsteg.web.presenters.events import has_known_day
from framsteg.web.presenters.reports import (
    ChartPicture,
    Download,
    KeyFact,
    charts_for_press,
    downloads,
    key_facts,
    press_charts,
)


@dataclass(frozen=True)
class PressReport:
    """A report of the release: `file` and `chart` give where its files are, `url` where it is read."""

    tree: Report
    url: str
    file: Callable[[str], str]
    chart: Callable[[str, str], str]


@dataclass(frozen=True)
class ReportCard:
    title: Text
    url: str
    facts: tuple[KeyFact, ...]
    claims: tuple[str, ...]
    charts: tuple[ChartPicture, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True)
class Conference:
    """The press conference, with its calendar file where its day is known."""

    link: Linked
    when: str
    calendar_url: str


@dataclass(frozen=True)
class PressPage:
    """`is_open`: whether the content is shown; `embargo` tells until when it is to be kept."""

    title: Text
    summary: Text
    is_open: bool
    embargo: str
    when: str
    reports: tuple[ReportCard, ...]
    items: Sequence[Found]
    questions: SafeString
    questions_language: Language
    contact: str
    conference: Conference | None


def press_page(
    release: Release,
    reports: Sequence[PressReport],
    items: Sequence[Found],
    language: Language,
    *,
    is_open: bool,
    is_invited: bool = False,
) -> PressPage:
    told = in_language(release.questions, release.questions_en, language)
    is_waiting = not release.is_public
    return PressPage(
        title=title_of(release, language),
        summary=in_language(release.summary, release.summary_en, language) if is_open else Text("", language),
        is_open=is_open,
        embargo=_embargo(release, language, is_invited) if is_waiting else "",
        when=moment_in_text(release.released_at, language) if release.released_at else "",
        reports=tuple(_card(each) for each in reports),
        items=items,
        questions=mark_safe(markdown.to_html(told.value, heading_level=3)) if is_open else SafeString(""),
        questions_language=told.language,
        contact=release.contact,
        conference=_conference(release, language),
    )


def moment_in_text(moment: datetime, language: Language) -> str:
    """ "den 5 mars 2013 klockan 10.00"."""
    local = timezone.localtime(moment, STOCKHOLM)
    words = pgettext("in running text", "%(day)s at %(time)s")
    return words % {"day": date_in_text(local.date(), language), "time": time_of_day(local.time())}


def _embargo(release: Release, language: Language, is_invited: bool) -> str:
    if release.release_at is None:
        return gettext("The time is not set yet. Nothing of this may be told before it has been made public.")
    when = moment_in_text(release.release_at, language)
    if is_invited:
        return gettext("Embargo: nothing of this may be told before %(when)s.") % {"when": when}
    return gettext("This will be made public on this page %(when)s.") % {"when": when}


def _card(each: PressReport) -> ReportCard:
    tree = each.tree
    drawn = {
        chart.name: chart_svg(tree, chart, identity=f"press-{chart.name}") for chart in charts_for_press(tree)
    }

    claims = [block for block in blocks_of(tree) if isinstance(block, Claim)]
    return ReportCard(
        title=Text(tree.title, tree.language),
        url=each.url,
        facts=key_facts(tree),
        claims=tuple(sentence for claim in claims for sentence in claim.sentences),
        charts=press_charts(tree, each.chart, drawn),
        downloads=downloads(each.file),
    )


def _conference(release: Release, language: Language) -> Conference | None:
    """None where there is none, or where it is still a draft: that is not given away."""
    event = release.event
    if event is None or not event.is_public:
        return None
    url = event_url(event, release.municipality.slug)
    when = date_in_text(event.starts_on, language, event.starts_precision) if event.starts_on else ""
    if event.starts_at:
        when = gettext("%(day)s at %(time)s") % {"day": when, "time": time_of_day(event.starts_at)}
    calendar = f"{url.rstrip('/')}.ics" if has_known_day(event) else ""
    return Conference(Linked(title_of(event, language), url), when, calendar)
