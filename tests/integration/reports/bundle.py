"""A release that holds one thing of every kind, and where the public would find each of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.test import Client
from wagtail.models import Locale, Page

from framsteg.accounts.models import Municipality
from framsteg.cms.editor.reports.news import write_news
from framsteg.cms.editor.reports.presenting import news_sections
from framsteg.cms.models import MunicipalityHomePage, NewsIndexPage
from framsteg.participation.models import EventKind
from framsteg.programme.models import Stage
from framsteg.reports import actions
from framsteg.reports.models import Release, ReportDraft
from tests.factories import editions as make
from tests.factories import programme as make_programme
from tests.factories.editor import portal
from tests.factories.programme import NOW, SOMEONE


@dataclass(frozen=True)
class Sight:
    """Where something is found, and the words by which it is known there."""

    path: str
    words: str


@dataclass(frozen=True)
class Bundle:
    draft: ReportDraft
    release: Release
    sights: dict[str, Sight]

    def seen(self) -> set[str]:
        """What a reader who is not signed in finds now, by name."""
        reader = Client()
        return {
            name
            for name, each in self.sights.items()
            if (answer := reader.get(each.path)).status_code == 200
            and each.words.encode() in b"".join(answer)  # type: ignore[arg-type]
        }


def bundle() -> Bundle:
    """A signed report, its news item, a decision, a sub-project and a press conference, all drafts until the time."""
    programme = make.programme_with_three()
    municipality, area = programme.municipality, programme.areas.get()
    _pages_of(municipality)
    draft = make.signed(make.prepared(programme))
    (news,) = write_news(
        draft,
        {language: found[0] for language, found in news_sections(draft).items()},
        by=None,
        on=date(2013, 3, 5),
    )
    hidden = {"programme": programme, "visibility": "draft"}
    sub_project = make_programme.SubProjectFactory(
        **hidden, main_area=area, number=77, title="Torget blir grönt"
    )
    make_programme.report(sub_project, Stage.ONGOING, date(2012, 12, 1))
    decision = make_programme.DecisionFactory(
        **hidden, municipality=municipality, title="Torget ska bli grönt"
    )
    event = make_programme.EventFactory(
        municipality=municipality, programme=programme, visibility="draft", kind=EventKind.PRESS_CONFERENCE,
        title="Pressträff om torget", starts_on=date(2013, 3, 5),
    )  # fmt: skip
    release = make.release_of(draft, slug="slut", title="Torget redovisas")
    parts = {
        "page": news, "programme.subproject": sub_project, "programme.decision": decision,
        "participation.event": event,
    }  # fmt: skip
    for kind, thing in parts.items():
        actions.releases.add(release, kind=kind, identity=str(thing.pk), by=SOMEONE, at=NOW)
    own, site = f"/sv/{municipality.slug}", f"/sv/{municipality.slug}/program/{programme.slug}"
    report = f"{own}/rapport/{draft.slug}/1"
    story = news.get_url_parts()[2].removeprefix("/sv")
    sights = {
        "report": Sight(f"{report}/", f"Slutredovisning: {programme.title}"),
        "reports": Sight(f"{own}/rapport/", f"Slutredovisning: {programme.title}"),
        "data": Sight(f"{report}/rapport.json", '"schema"'),
        "tables": Sight(f"{report}/rapport.zip", "PK"),
        "programme": Sight(f"{site}/", f"/rapport/{draft.slug}/1/"),
        "news": Sight(f"/sv{story}", news.title),
        "list of news": Sight(f"{own}/nyheter/", news.title),
        "feed of news": Sight(f"{own}/nyheter/rss/", news.title),
        "other feed of news": Sight(f"{own}/nyheter/atom/", news.title),
        "sub-project": Sight(f"{site}/delprojekt/77/", "Torget blir grönt"),
        "feed of the programme": Sight(f"{site}/rss.xml", "Torget blir grönt"),
        "decisions": Sight(f"{site}/beslut/", "Torget ska bli grönt"),
        "feed of decisions": Sight(f"{own}/beslut/atom.xml", "Torget ska bli grönt"),
        "event": Sight(f"{own}/handelser/{event.slug}/", "Pressträff om torget"),
        "calendar": Sight(f"{own}/handelser/{event.slug}.ics", "Pressträff om torget"),
        "press page": Sight(f"{own}/press/slut/", "Torget redovisas"),
        "press pages": Sight(f"{own}/press/", "Torget redovisas"),
    }
    return Bundle(draft, release, sights)


def due(found: Bundle) -> None:
    """Give the release its time, an hour after all this."""
    actions.releases.schedule(found.release, release_at=NOW + timedelta(hours=1), by=SOMEONE, at=NOW)


def _pages_of(municipality: Municipality) -> None:
    """A start page with a news section; the root of the tree is gone where an earlier test has emptied the database."""
    if not Page.objects.exists():
        locale, _is_new = Locale.objects.get_or_create(language_code="sv")
        Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
    home = MunicipalityHomePage(title=municipality.name, slug=municipality.slug, municipality=municipality)
    portal().add_child(instance=home).add_child(instance=NewsIndexPage(title="Nyheter", slug="nyheter"))
