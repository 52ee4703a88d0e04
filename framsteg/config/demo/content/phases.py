"""The course of the programme, from the seminar to what came after."""

from datetime import date

from framsteg.config.demo import sources
from framsteg.config.demo.content.programme import the_programme
from framsteg.config.demo.loader import Loader
from framsteg.config.demo.text import text
from framsteg.programme.models import Phase, PhaseKind


def load(demo: Loader) -> None:
    demo.add(
        "programme/phase/seminar",
        lambda: Phase(
            programme=the_programme(demo),
            order=1,
            kind=PhaseKind.SEMINAR,
            text=text("""
                Näringsliv, politik, tjänstemän och medborgare möttes på ett seminarium. Frågan var hur
                Kristinehamn kan bli mer attraktivt, och hur det kan ske tillsammans.
            """),
            text_en=text("""
                Business, politicians, officials and residents met at a seminar. The question was how
                Kristinehamn can become more attractive, and how that can be done together.
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
                Ur seminariet kom en strategisk handlingsplan med tio prioriterade områden och 46
                delprojekt.
            """),
            text_en=text("""
                Out of the seminar came a strategic action plan with ten priority areas and 46 sub-projects.
            """),
            **sources.PAGE,
        ),
    )
    demo.add(
        "programme/phase/implementation",
        lambda: Phase(
            programme=the_programme(demo),
            order=3,
            kind=PhaseKind.IMPLEMENTATION,
            text=text("""
                Arbetet med delprojekten pågick under 2012. I årets budget fanns 1,7~miljoner kronor
                avsatta.
            """),
            text_en=text("""
                Work on the sub-projects was carried on during 2012. SEK~1.7~million was set aside in that
                year's budget.
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
                fortfarande och två hade ännu inte påbörjats. Folkmängden ökade med 31 personer under 2012.
                Om det finns ett samband med programmet gick ännu inte att säga.
            """),
            text_en=text("""
                The results were presented at a press conference. Of the 46 sub-projects, 38 were done, six
                were still ongoing and two had not yet been started. The population rose by 31 during 2012.
                Whether there is a link to the programme could not yet be said.
            """),
            **sources.PAGE,
        ),
    )
    demo.add(
        "programme/phase/afterwards",
        lambda: Phase(
            programme=the_programme(demo),
            order=5,
            kind=PhaseKind.AFTERWARDS,
            text=text("""
                Delprojekt 18 om centrum levde vidare. År 2014 bildades en permanent centrumgrupp. År 2019
                kom en vision, och en handlingsplan gäller 2019–2030. Sedan 2020 finns ett årligt
                centrumbidrag.
            """),
            text_en=text("""
                Sub-project 18, on the town centre, lived on. A permanent centre group was formed in 2014. A
                vision came in 2019, and an action plan applies for 2019–2030. Since 2020 there is a yearly
                centre grant.
            """),
            starts_on=date(2014, 1, 1),
            starts_precision="year",
            **sources.MUNICIPALITY,
        ),
    )
