"""The 46 sub-projects, each with the report of where it stood at the final report.

Real: that there are 46, their numbers, the name of number 18, and the totals 38, 6 and 2. An example: which of
them
were done, ongoing or not started, which area each unnamed one sits in, and the day of the report.
"""

from framsteg.audit.models import Visibility
from framsteg.config.demo import sources
from framsteg.config.demo.content.programme import AREAS, area_key, the_programme
from framsteg.config.demo.loader import Loader
from framsteg.config.demo.text import text
from framsteg.programme import actions
from framsteg.programme.models import PriorityArea, Stage, StatusReport, SubProject

NUMBERS = range(1, 47)
CENTRE, CENTRE_AREA = 18, 9

UNNAMED = sources.illustrative(
    "Namnen på 45 av de 46 delprojekten är inte offentliga. Vilket område ett namnlöst delprojekt hör till är bara ett"
    " exempel.",
    "The names of 45 of the 46 sub-projects are not public. Which area an unnamed sub-project belongs to is only an"
    " example.",
)
CENTRE_SOURCE = sources.page_with(
    "Att delprojekt 18 var klart och hör till området Ett attraktivare centrum står inte där.",
    "It does not say that sub-project 18 was done, or that it belongs to the area A more attractive town centre.",
)
STAGE_SOURCE = sources.illustrative(
    "Vilka delprojekt som var klara, pågick eller inte var påbörjade är inte offentligt, och inte heller vilken dag det"
    " redovisades. Lägena är bara exempel, och dagen är satt till programårets sista. Totalerna är verkliga: 38, sex"
    " och två av 46.",
    "Which sub-projects were done, ongoing or not started is not public, nor is the day on which that was told. The"
    " stages are only examples, and the day is set to the last of the programme year. The totals are real: 38, six"
    " and two of 46.",
)


def stage_of(number: int) -> Stage:
    """The example stage: a plain rule that nobody can take for knowledge, and that gives the real totals."""
    if number % 7 == 0:
        return Stage.ONGOING
    return Stage.NOT_STARTED if number % 23 == 0 else Stage.DONE


def area_of(number: int) -> int:
    """The number of the area: number 18 in the town centre, the others dealt out in turn."""
    return CENTRE_AREA if number == CENTRE else (number - 1) % len(AREAS) + 1


def key(number: int) -> str:
    return f"programme/sub-project/{number}"


def load(demo: Loader) -> None:
    for number in NUMBERS:
        _sub_project(demo, number)


def _sub_project(demo: Loader, number: int) -> None:
    def report(sub_project: SubProject) -> None:
        actions.status_reports.submit(
            StatusReport(
                sub_project=sub_project,
                as_of=sources.ASSUMED_DAY,
                stage=stage_of(number),
                **STAGE_SOURCE,
            ),
            by=demo.by,
            at=demo.at,
        )

    make = _centre if number == CENTRE else _unnamed
    demo.add(key(number), lambda: make(demo, number), then=report)


def _unnamed(demo: Loader, number: int) -> SubProject:
    return SubProject(
        programme=the_programme(demo),
        number=number,
        main_area=demo.the(area_key(area_of(number)), PriorityArea),
        visibility=Visibility.PUBLIC,
        **UNNAMED,
    )


def _centre(demo: Loader, number: int) -> SubProject:
    return SubProject(
        programme=the_programme(demo),
        number=number,
        title="Ett trevligare och mer levande centrum",
        title_en="A pleasanter and livelier town centre",
        summary="Delprojektet gällde Kristinehamns centrum. Arbetet fortsatte när programmet var slut.",
        summary_en=(
            "The sub-project was about the town centre of Kristinehamn. The work went on after the programme."
        ),
        body=text("""
            Den 15 september 2012 hölls ett dialogmöte om centrum. Mellan 200 och 300 personer deltog, och
            synpunkterna sammanställdes i fyra dokument. Under rubriken ”Vad händer med synpunkterna?”
            utlovades en handlingsplan.
        """),
        body_en=text("""
            A dialogue meeting on the town centre was held on 15 September 2012. Between 200 and 300 people
            took part, and their views were compiled in four documents. Under the heading “What happens with
            the views?” an action plan was promised.
        """),
        main_area=demo.the(area_key(CENTRE_AREA), PriorityArea),
        became=text("""
            - 2014: en permanent centrumgrupp
            - 2019: en vision för centrum
            - 2019–2030: en handlingsplan
            - sedan 2020: ett årligt centrumbidrag
        """),
        became_en=text("""
            - 2014: a permanent centre group
            - 2019: a vision for the town centre
            - 2019–2030: an action plan
            - since 2020: a yearly centre grant
        """),
        visibility=Visibility.PUBLIC,
        **CENTRE_SOURCE,
    )
