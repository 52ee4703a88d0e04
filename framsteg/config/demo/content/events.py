"""What people met at: the seminar, the dialogue on the town centre, the press conference, the royal visit."""

from datetime import date

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Visibility
from framsteg.config.demo import sources
from framsteg.config.demo.content import sub_projects
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.content.programme import the_programme
from framsteg.config.demo.loader import Loader
from framsteg.config.demo.text import text
from framsteg.participation.models import Event, EventKind
from framsteg.programme.models import SubProject

SEMINAR, DIALOGUE = "event/seminar", "event/centre-dialogue"
PRESS_CONFERENCE, ROYAL_VISIT = "event/press-conference", "event/royal-visit"


def load(demo: Loader) -> None:
    demo.add(SEMINAR, lambda: _seminar(demo))
    demo.add(DIALOGUE, lambda: _dialogue(demo))
    demo.add(PRESS_CONFERENCE, lambda: _press_conference(demo))
    demo.add(ROYAL_VISIT, lambda: _royal_visit(demo))


def _seminar(demo: Loader) -> Event:
    return Event(
        municipality=demo.the(MUNICIPALITY, Municipality),
        programme=the_programme(demo),
        kind=EventKind.SEMINAR,
        title="Seminarium om ett attraktivare Kristinehamn",
        title_en="Seminar on a more attractive Kristinehamn",
        slug="seminarium-2011",
        summary="Här började programmet. Frågan var hur Kristinehamn kan bli mer attraktivt, tillsammans.",
        summary_en="This is where the programme began: how can Kristinehamn become more attractive, together?",
        body=text("""
            Ur seminariet kom en strategisk handlingsplan med tio prioriterade områden och 46 delprojekt.

            Vilken dag seminariet hölls, var det hölls och hur många som kom framgår inte av källan.
        """),
        body_en=text("""
            Out of the seminar came a strategic action plan with ten priority areas and 46 sub-projects.

            The source does not say on which day the seminar was held, where, or how many came.
        """),
        starts_on=date(2011, 5, 1),
        starts_precision="month",
        contributions_note="Vad deltagarna sade på seminariet är inte offentligt.",
        contributions_note_en="What those who took part said at the seminar is not public.",
        groups_present="Näringsliv, politik, tjänstemän och medborgare",
        groups_present_en="Business, politicians, officials and residents",
        visibility=Visibility.PUBLIC,
        **sources.PAGE,
    )


def _dialogue(demo: Loader) -> Event:
    return Event(
        municipality=demo.the(MUNICIPALITY, Municipality),
        programme=the_programme(demo),
        sub_project=demo.the(sub_projects.key(sub_projects.CENTRE), SubProject),
        kind=EventKind.DIALOGUE,
        title="Dialogmöte om centrum",
        title_en="Dialogue meeting on the town centre",
        slug="dialogmote-om-centrum-2012",
        summary="Mellan 200 och 300 personer kom för att prata om Kristinehamns centrum.",
        summary_en="Between 200 and 300 people came to talk about the town centre of Kristinehamn.",
        starts_on=date(2012, 9, 15),
        attendance_low=200,
        attendance_high=300,
        contributions_note="De enskilda synpunkterna är inte offentliga.",
        contributions_note_en="The separate views are not public.",
        documentation="Synpunkterna sammanställdes i fyra dokument. Dokumenten ingår inte i demon.",
        documentation_en="The views were compiled in four documents. The documents are not part of the demo.",
        feedback=text("""
            Kommunen utlovade en handlingsplan. Det finns en handlingsplan för centrum som gäller 2019–2030.
            Källan säger inte vilka av synpunkterna som togs med.
        """),
        feedback_en=text("""
            The municipality promised an action plan. There is an action plan for the town centre for
            2019–2030. The source does not say which of the views were taken up.
        """),
        visibility=Visibility.PUBLIC,
        **sources.MUNICIPALITY,
    )


def _press_conference(demo: Loader) -> Event:
    return Event(
        municipality=demo.the(MUNICIPALITY, Municipality),
        programme=the_programme(demo),
        kind=EventKind.PRESS_CONFERENCE,
        title="Pressträff om slutredovisningen",
        title_en="Press conference on the final report",
        slug="presstraff-slutredovisning",
        summary="Kommunen berättade hur det hade gått för de 46 delprojekten.",
        summary_en="The municipality told how the 46 sub-projects had turned out.",
        body=text("""
            Av de 46 delprojekten var 38 klara, sex pågick fortfarande och två hade ännu inte påbörjats.

            Folkmängden hade ökat med 31 personer under 2012. Om det finns ett samband med programmet gick
            ännu inte att säga.

            Pressträffen hölls en tisdag. Vilken dag framgår inte av källan.
        """),
        body_en=text("""
            Of the 46 sub-projects, 38 were done, six were still ongoing and two had not yet been started.

            The population had risen by 31 during 2012. Whether there is a link to the programme could not
            yet be said.

            The press conference was held on a Tuesday. The source does not say which day.
        """),
        visibility=Visibility.PUBLIC,
        **sources.PAGE,
    )


def _royal_visit(demo: Loader) -> Event:
    return Event(
        municipality=demo.the(MUNICIPALITY, Municipality),
        kind=EventKind.VISIT,
        title="Kungligt besök i Kristinehamn",
        title_en="Royal visit to Kristinehamn",
        slug="kungligt-besok-2015",
        summary=text("Den 27~augusti 2015 fick Kristinehamn kungligt besök."),
        summary_en=text("On 27~August 2015 Kristinehamn had a royal visit."),
        starts_on=date(2015, 8, 27),
        visibility=Visibility.PUBLIC,
        **sources.NEWS_LIST,
    )
