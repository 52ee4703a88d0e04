"""The programme Ett Attraktivare Kristinehamn: its phases, goals, areas, people by role, and money set aside."""

from datetime import date

from framsteg.accounts.models import Municipality, OrganisationUnit, Role
from framsteg.audit.models import Visibility
from framsteg.config.demo import sources
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.loader import Loader
from framsteg.config.demo.text import text
from framsteg.programme.models import (
    Appropriation,
    Goal,
    Phase,
    PhaseKind,
    PriorityArea,
    Programme,
    ProgrammeKind,
    ProgrammeRole,
    ProgrammeUnit,
    RoleFunction,
    UnitPart,
)

PROGRAMME = "programme"
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
    Business, politicians, officials and residents worked together for a more attractive Kristinehamn.
    The programme had ten priority areas and 46 sub-projects.
""")
BODY = text("""
    Programmet började med ett seminarium i maj 2011. Frågan var hur Kristinehamn kan bli mer attraktivt, och
    hur det kan ske tillsammans. Ur seminariet kom en strategisk handlingsplan med tio prioriterade områden och
    46 delprojekt. Arbetet med delprojekten pågick under 2012.

    Nästan alla kommunens förvaltningar deltog. Varje delprojekt fick ett nummer och en egen slutredovisning.

    ## Vad hände med folkmängden?

    Kristinehamn hade 23~698 invånare i slutet av 2011 och 23~729 i slutet av 2012. Det är 31 fler, eller
    0,13~%. Samma år växte 159 av landets 290 kommuner, och Kristinehamn kom på plats 140 efter tillväxt.

    Vid slutredovisningen sade kommunen att det ännu inte går att säga om ökningen har något samband med
    programmet.
""")
BODY_EN = text("""
    The programme began with a seminar in May 2011. The question was how Kristinehamn can become more
    attractive,
    and how that can be done together. Out of the seminar came a strategic action plan with ten priority areas
    and
    46 sub-projects. Work on the sub-projects was carried on during 2012.

    Nearly all of the municipality's administrations took part. Each sub-project had a number and a final report
    of
    its own.

    ## What happened to the population?

    Kristinehamn had 23,698 inhabitants at the end of 2011 and 23,729 at the end of 2012. That is 31 more, or
    0.13%.
    In the same year 159 of Sweden's 290 municipalities grew, and Kristinehamn came in place 140 by growth.

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
            **sources.PAGE_AND_STATISTICS,
        ),
    )
    _phases(demo)
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


def _phases(demo: Loader) -> None:
    demo.add(
        "programme/phase/seminar",
        lambda: Phase(
            programme=the_programme(demo),
            order=1,
            kind=PhaseKind.SEMINAR,
            text=text("""
                Näringsliv, politik, tjänstemän och medborgare möttes på ett seminarium. Frågan var hur
                Kristinehamn
                kan bli mer attraktivt, och hur det kan ske tillsammans.
            """),
            text_en=text("""
                Business, politicians, officials and residents met at a seminar. The question was how
                Kristinehamn
                can become more attractive, and how that can be done together.
            """),
            starts_on=date(2011, 5, 1),
            starts_precision="month",
            ends_on=date(2011, 5, 31),
            ends_precision="month",
            **sources.PAGE,
        ),
    )
    demo.add(
        "programme/phase/planning",
        lambda: Phase(
            programme=the_programme(demo),
            order=2,
            kind=PhaseKind.PLANNING,
            title="Strategisk handlingsplan",
            title_en="Strategic action plan",
            text=text("""
                Ur seminariet kom en strategisk handlingsplan med tio prioriterade områden och 46 delprojekt.
            """),
            text_en=text("""
                Out of the seminar came a strategic action plan with ten priority areas and 46 sub-projects.
            """),
            **sources.page_with(
                "När planen blev klar framgår inte.", "It does not say when the plan was ready."
            ),
        ),
    )
    demo.add(
        "programme/phase/implementation",
        lambda: Phase(
            programme=the_programme(demo),
            order=3,
            kind=PhaseKind.IMPLEMENTATION,
            text=text("""
                Arbetet med delprojekten pågick under 2012. I årets budget fanns 1,7~miljoner kronor avsatta.
            """),
            text_en=text("""
                Work on the sub-projects was carried on during 2012. SEK~1.7~million was set aside in that
                year's
                budget.
            """),
            starts_on=date(2012, 1, 1),
            starts_precision="year",
            ends_on=date(2012, 12, 31),
            ends_precision="year",
            **sources.PAGE,
        ),
    )
    demo.add(
        "programme/phase/closed",
        lambda: Phase(
            programme=the_programme(demo),
            order=4,
            kind=PhaseKind.CLOSED,
            text=text("""
                Resultatet presenterades vid en pressträff. Av de 46 delprojekten var 38 klara, sex pågick
                fortfarande
                och två hade ännu inte påbörjats. Folkmängden ökade med 31 personer under 2012. Om det finns ett
                samband med programmet gick ännu inte att säga.
            """),
            text_en=text("""
                The results were presented at a press conference. Of the 46 sub-projects, 38 were done, six were
                still
                ongoing and two had not yet been started. The population rose by 31 during 2012. Whether there
                is a
                link to the programme could not yet be said.
            """),
            **sources.page_with(
                "Pressträffen hölls en tisdag. Vilken dag framgår inte.",
                "The press conference was held on a Tuesday. It does not say which day.",
            ),
        ),
    )
    demo.add(
        "programme/phase/afterwards",
        lambda: Phase(
            programme=the_programme(demo),
            order=5,
            kind=PhaseKind.AFTERWARDS,
            text=text("""
                Delprojekt 18 om centrum levde vidare. År 2014 bildades en permanent centrumgrupp. År 2019 kom
                en vision
                och en handlingsplan för åren 2019–2030. Sedan 2020 finns ett årligt centrumbidrag.
            """),
            text_en=text("""
                Sub-project 18, on the town centre, lived on. A permanent centre group was formed in 2014. A
                vision and
                an action plan for 2019–2030 came in 2019. Since 2020 there is a yearly centre grant.
            """),
            starts_on=date(2014, 1, 1),
            starts_precision="year",
            **sources.MUNICIPALITY,
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
                Målet säger inte hur utvecklingen ska mätas eller när det är nått. Därför går det inte att mäta
                som det
                är formulerat.
            """),
            text_en=text("""
                The goal does not say how the development is to be measured, or when it has been reached. As it
                is
                worded it can therefore not be measured.
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
                befolkningen
                skulle växa eller till när.
            """),
            text_en=text("""
                The goal can be measured by the population on 31 December each year. The source does not say how
                much
                the population was to grow, or by when.
            """),
            is_measurable=True,
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


def link_role(demo: Loader, programme: str, role: str, function: RoleFunction, order: int) -> None:
    """Give the role stored under the key `role` a part in a programme."""
    demo.add(
        f"{programme}/{role}",
        lambda: ProgrammeRole(
            programme=demo.the(programme, Programme),
            role=demo.the(role, Role),
            function=function,
            order=order,
        ),
    )


def link_unit(demo: Loader, programme: str, unit: str, part: UnitPart, order: int) -> None:
    """Give the unit stored under the key `unit` a part in a programme."""
    demo.add(
        f"{programme}/{unit}",
        lambda: ProgrammeUnit(
            programme=demo.the(programme, Programme),
            unit=demo.the(unit, OrganisationUnit),
            part=part,
            order=order,
        ),
    )


def _money(demo: Loader) -> None:
    demo.add(
        "programme/appropriation/2012",
        lambda: Appropriation(
            programme=the_programme(demo),
            budget_year=2012,
            amount_ore=SET_ASIDE_ORE,
            funder="Kristinehamns kommun",
            **sources.page_with(
                "Hur mycket som användes, och till vilka delprojekt, framgår inte. Det betyder inte noll kronor.",
                "It does not say how much was spent, or on which sub-projects. That does not mean zero kronor.",
            ),
        ),
    )
