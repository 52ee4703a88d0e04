"""The programme Ett Attraktivare Kristinehamn: its goals, areas, people by role, and money set aside."""

from datetime import date

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Visibility
from framsteg.config.demo import sources
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.content.taking_part import link_role, link_unit
from framsteg.config.demo.loader import Loader
from framsteg.config.demo.text import text
from framsteg.indicators.models import Indicator
from framsteg.programme.models import (
    Appropriation,
    Goal,
    PriorityArea,
    Programme,
    ProgrammeKind,
    RoleFunction,
    UnitPart,
)

PROGRAMME = "programme"
STATISTICS = "statistics"
SLUG = "ett-attraktivare-kristinehamn"
SET_ASIDE_ORE = 1_700_000 * 100

# Title, title in English, in the programme's own order.
AREAS = (
    ("Ett bättre näringslivsklimat", "A better climate for business"),
    (
        "Bättre värdskap samt välkomna de som flyttar hit",
        "Better hospitality, and a welcome to those who move here",
    ),
    ("Ökad sysselsättning", "More people in work"),
    (
        "En ännu bättre grund- och gymnasieskola",
        "An even better compulsory and upper secondary school",
    ),
    ("Bättre samverkan mellan skola och näringsliv", "Better cooperation between schools and business"),
    ("Ökad möjlighet till boende i kommunen", "More opportunities to live in the municipality"),
    ("Ökad turism och besök i kommunen", "More tourism and more visits to the municipality"),
    ("Hela kommunen ska utvecklas", "The whole municipality is to develop"),
    ("Ett attraktivare centrum", "A more attractive town centre"),
    ("Gör invånarna delaktiga", "Involve the residents"),
)

SUMMARY = text("""
    Näringsliv, politik, tjänstemän och medborgare arbetade tillsammans för ett mer attraktivt Kristinehamn.
    Programmet hade tio prioriterade områden och 46 delprojekt.
""")
SUMMARY_EN = text("""
    Business, politicians, officials and residents worked together for a more attractive Kristinehamn. The
    programme had ten priority areas and 46 sub-projects.
""")
BODY = text("""
    Programmet började med ett seminarium i maj 2011. Frågan var hur Kristinehamn kan bli mer attraktivt,
    och hur det kan ske tillsammans. Ur seminariet kom en strategisk handlingsplan med tio prioriterade
    områden och 46 delprojekt. Arbetet med delprojekten pågick under 2012.

    Nästan alla kommunens förvaltningar deltog. Varje delprojekt fick ett nummer och en egen
    slutredovisning.

    ## Vad hände med folkmängden?

    Kristinehamn hade 23~698 invånare i slutet av 2011 och 23~729 i slutet av 2012. Det är 31 fler, eller
    0,13~%. Samma år växte 159 av landets 290 kommuner, och Kristinehamn kom på plats 140 efter tillväxt.
    (Källa: SCB.)

    Vid slutredovisningen sade kommunen att det ännu inte går att säga om ökningen har något samband med
    programmet.
""")
BODY_EN = text("""
    The programme began with a seminar in May 2011. The question was how Kristinehamn can become more
    attractive, and how that can be done together. Out of the seminar came a strategic action plan with ten
    priority areas and 46 sub-projects. Work on the sub-projects was carried on during 2012.

    Nearly all of the municipality's administrations took part. Each sub-project had a number and a final
    report of its own.

    ## What happened to the population?

    Kristinehamn had 23,698 inhabitants at the end of 2011 and 23,729 at the end of 2012. That is 31 more,
    or 0.13%. In the same year 159 of Sweden's 290 municipalities grew, and Kristinehamn came in place 140
    by growth. (Source: Statistics Sweden, SCB.)

    At the final report the municipality said that it cannot yet be said whether there is a link to the
    programme.
""")


def load(demo: Loader) -> None:
    demo.add(
        PROGRAMME,
        lambda: Programme(
            municipality=demo.the(MUNICIPALITY, Municipality),
            kind=ProgrammeKind.DEVELOPMENT,
            title="Ett Attraktivare Kristinehamn",
            title_en="A More Attractive Kristinehamn",
            slug=SLUG,
            summary=SUMMARY,
            summary_en=SUMMARY_EN,
            body=BODY,
            body_en=BODY_EN,
            starts_on=date(2011, 5, 1),
            starts_precision="month",
            ends_on=date(2012, 12, 31),
            ends_precision="year",
            visibility=Visibility.PUBLIC,
            **sources.PAGE,
        ),
    )
    _goals(demo)
    for number, (title, title_en) in enumerate(AREAS, start=1):
        _area(demo, number, title, title_en)
    _people(demo)
    _money(demo)


def the_programme(demo: Loader) -> Programme:
    return demo.the(PROGRAMME, Programme)


def area_key(number: int) -> str:
    return f"programme/area/{number}"


def _area(demo: Loader, number: int, title: str, title_en: str) -> None:
    demo.add(
        area_key(number),
        lambda: PriorityArea(
            programme=the_programme(demo), number=number, title=title, title_en=title_en, **sources.PAGE
        ),
    )


def _goals(demo: Loader) -> None:
    demo.add(
        "programme/goal/development",
        lambda: Goal(
            programme=the_programme(demo),
            order=1,
            title="Kommunen ska återfå en mer positiv utveckling",
            title_en="The municipality is to regain a more positive development",
            text=text("""
                Målet säger inte hur utvecklingen ska mätas eller när det är nått. Därför går det inte att
                mäta som det är formulerat.
            """),
            text_en=text("""
                The goal does not say how the development is to be measured, or when it has been reached. As
                it is worded it can therefore not be measured.
            """),
            is_measurable=False,
            **sources.PAGE,
        ),
    )
    demo.add(
        "programme/goal/population",
        lambda: Goal(
            programme=the_programme(demo),
            order=2,
            title="Befolkningen ska växa",
            title_en="The population is to grow",
            text=text("""
                Målet kan mätas med folkmängden den 31 december varje år. Källan anger inte hur mycket
                befolkningen skulle växa eller till när.
            """),
            text_en=text("""
                The goal can be measured by the population on 31 December each year. The source does not say
                how much the population was to grow, or by when.
            """),
            is_measurable=True,
            indicator=demo.find(STATISTICS, Indicator),
            **sources.PAGE,
        ),
    )


def _people(demo: Loader) -> None:
    links = (
        ("role/chief-executive", RoleFunction.RESPONSIBLE),
        ("role/heads", RoleFunction.PROJECT_GROUP),
        ("role/officials", RoleFunction.PROJECT_GROUP),
        ("role/head-of-business-cooperation", RoleFunction.PROJECT_GROUP),
    )
    for order, (role, function) in enumerate(links, start=1):
        link_role(demo, PROGRAMME, role, function, order)
    link_unit(demo, PROGRAMME, "unit/business-cooperation", UnitPart.PARTNER, 1)


def _money(demo: Loader) -> None:
    demo.add(
        "programme/appropriation/2012",
        lambda: Appropriation(
            programme=the_programme(demo),
            budget_year=2012,
            amount_ore=SET_ASIDE_ORE,
            funder="Kristinehamns kommun",
            **sources.public(
                "Sidan anger vad som avsattes, men inte hur mycket som användes eller till vilka delprojekt. Det"
                " betyder inte noll kronor.",
                "The page gives what was set aside, but not how much was spent, or on which sub-projects. That does"
                " not mean zero kronor.",
            ),
        ),
    )
