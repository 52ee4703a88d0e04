"""The frame of the demo's site: start page, section and accessibility statement."""

from datetime import date

from wagtail.models import Page

from framsteg.accounts.models import Municipality
from framsteg.cms.models import (
    AccessibilityStatementPage,
    Conformance,
    HomeShortcut,
    Method,
    MunicipalityHomePage,
    SectionPage,
)
from framsteg.config import portals
from framsteg.config.demo import pages
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.content.programme import SLUG
from framsteg.config.demo.loader import Loader
from framsteg.config.demo.pages import Both
from framsteg.lib.markdown import to_html
from framsteg.lib.plain_language import Language
from framsteg.lib.text import slug

HOME, SECTION = "home", "section"
REVIEWED = date(2026, 11, 23)

HEADING = Both("Så utvecklas Kristinehamn", "How Kristinehamn develops")
INTRODUCTION = Both(
    """
    Här kan du följa kommunens program: vad som är beslutat, vad som pågår och hur det gick. Det här är en
    demonstration med offentliga uppgifter. Det är inte kommunens egen webbplats.
    """,
    """
    Here you can follow the municipality's programmes: what has been decided, what is going on and how it
    turned out. This is a demonstration with public information. It is not the municipality's own website.
    """,
)
# Title, text, address below the start page.
SHORTCUTS = (
    (
        Both("Alla delprojekt", "All sub-projects"),
        Both("De 46 delprojekten, med läge och område", "The 46 sub-projects, with stage and area"),
        f"program/{SLUG}/delprojekt/",
    ),
    (
        Both("Händelser", "Events"),
        Both("Seminarium, dialogmöte och pressträff", "Seminar, dialogue meeting and press conference"),
        "handelser/",
    ),
    (
        Both("Så redovisar vi program", "How we account for programmes"),
        Both("Vad lägena betyder och hur vi räknar", "What the stages mean, and how we count"),
        "kommun-politik/sa-redovisar-vi-program/",
    ),
    (
        Both("Om uppgifterna", "About the data"),
        Both("Vad som är verkligt och vad som är exempel", "What is real, and what is an example"),
        "om-uppgifterna/",
    ),
)
SECTION_TITLE = Both("Kommun & politik", "Municipality & politics")
SECTION_LEAD = Both(
    "Nyheter om hur kommunen styrs och utvecklas, och hur vi redovisar våra program.",
    "News on how the municipality is governed and developed, and how we account for our programmes.",
)
STATEMENT_TITLE = Both("Tillgänglighetsredogörelse", "Accessibility statement")
ACTOR = Both("Den som har startat demonstrationen", "Whoever has started the demonstration")
SERVICE = Both(
    "den här webbplatsen, en demonstration av Framsteg", "this website, a demonstration of Framsteg"
)
NOT_ACCESSIBLE = Both(
    """
    Vi känner inte till några hinder på de publika sidorna. Webbplatsen är ändå bara delvis förenlig,
    eftersom vi inte kan visa att alla krav är uppfyllda:

    - Ingen utomstående har granskat webbplatsen.
    - Personer som använder hjälpmedel har inte provat den.
    - En del texter finns bara på svenska. På engelska sidor är de märkta som svenska, så att de läses upp
    rätt.
    - Redigeringsläget, som besökare inte ser, är inte granskat.
    """,
    """
    We know of no obstacles on the public pages. The site is still only partially conformant, since we
    cannot show that every demand is met:

    - Nobody outside has assessed the site.
    - People who use assistive technology have not tried it.
    - Some texts exist only in Swedish. On English pages they are marked as Swedish, so that they are read
    aloud rightly.
    - The editor, which visitors do not see, has not been assessed.
    """,
)
METHOD = Both(
    """
    De som har gjort demonstrationen har granskat den själva. Varje sidtyp är kontrollerad med ett automatiskt
    verktyg, på båda språken, i ljust och mörkt läge, på bred och smal skärm. Vi har också gått igenom
    sidorna med bara tangentbord och utan JavaScript. Automatiska kontroller hittar bara en del av de brister
    som kan finnas. Kommunen har inte granskat demonstrationen.
    """,
    """
    Those who made the demonstration have assessed it themselves. Each type of page has been checked with an
    automatic tool, in both languages, in light and dark mode, on a wide and a narrow screen. We have also
    gone through the pages with the keyboard alone and without JavaScript. Automatic checks find only some of
    the faults that there can be. The municipality has not assessed the demonstration.
    """,
)


def load(demo: Loader) -> None:
    portals.ensure()
    pages.add(demo, HOME, lambda language: _home(demo, language))
    pages.add(demo, SECTION, _section, under=HOME)
    pages.add(demo, "statement", _statement, under=HOME)


def _home(demo: Loader, language: Language) -> Page:
    municipality = demo.the(MUNICIPALITY, Municipality)
    page = MunicipalityHomePage(
        title=municipality.name,
        slug=municipality.slug,
        municipality=municipality,
        heading=HEADING[language],
        introduction=INTRODUCTION[language],
    )
    for order, (title, words, address) in enumerate(SHORTCUTS):
        page.shortcuts.add(
            HomeShortcut(sort_order=order, title=title[language], text=words[language], to_address=address)
        )
    return page


def _section(language: Language) -> Page:
    return SectionPage(
        title=SECTION_TITLE[language],
        slug="kommun-politik",
        lead=SECTION_LEAD[language],
        show_in_menus=True,
    )


def _statement(language: Language) -> Page:
    return AccessibilityStatementPage(
        title=STATEMENT_TITLE[language],
        slug=slug(STATEMENT_TITLE.sv),
        public_actor=ACTOR[language],
        service=SERVICE[language],
        conformance=Conformance.PARTIAL,
        not_accessible=to_html(NOT_ACCESSIBLE[language]),
        method=Method.SELF_ASSESSMENT,
        method_text=to_html(METHOD[language]),
        assessed_on=REVIEWED,
        updated_on=REVIEWED,
    )
