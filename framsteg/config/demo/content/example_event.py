"""A dialogue to try, with views on every step of their way: nothing in it is real, and every page of it says so.

The days follow the day on which the demo was loaded, so that one can write and sign up whenever somebody tries it.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from framsteg.accounts.models import Municipality, Role
from framsteg.audit.models import Visibility
from framsteg.config.demo.content import example_pictures, example_questions
from framsteg.config.demo.content.example_round import AREA, EXAMPLE, LEAD, OWNER, PROGRAMME
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.loader import Loader
from framsteg.participation.actions import contributions as actions
from framsteg.participation.models import (
    Channel,
    Contribution,
    ContributionState,
    Event,
    EventKind,
    Level,
    ModerationRule,
    StakeholderGroup,
    Theme,
)
from framsteg.programme.models import Decision, DecisionOutcome, PriorityArea, Programme, SubProject

EVENT, MEETING, DECISION = f"{PROGRAMME}/dialogue", f"{PROGRAMME}/meeting", f"{PROGRAMME}/decision"
PLACES, SAFETY = f"{EVENT}/theme/places", f"{EVENT}/theme/safety"
THEMES = (
    (PLACES, "Exempel: Mötesplatser", "Example: Meeting places"),
    (SAFETY, "Exempel: Trygghet", "Example: Safety"),
)
HELD, ANSWERED_WITHIN, MEETING_IN = timedelta(days=12), timedelta(days=40), timedelta(days=30)


@dataclass(frozen=True)
class Said:
    """A made-up view. `answer` is the state with words in both languages, `same_as` the view it is joined to."""

    key: str
    text: str
    group: StakeholderGroup | None = None
    theme: str = ""
    channel: Channel = Channel.WEB
    language: str = "sv"
    answer: tuple[ContributionState, str, str] | None = None
    joined: tuple[str, ...] = ()
    same_as: str = ""
    withheld: str = ""
    waits: bool = False


SAID = (
    Said("benches", "Exempel: Sätt fler bänkar längs ån, med ryggstöd och armstöd så att det går att resa sig.",
         StakeholderGroup.RESIDENTS, PLACES,
         answer=(ContributionState.BECAME,
                 "Bänkarna i delprojekt 1 får ryggstöd och armstöd. Fem platser är valda.",
                 "The benches of sub-project 1 get backs and armrests. Five places have been chosen."),
         joined=(AREA, f"{PROGRAMME}/sub-project/1", DECISION)),
    Said("benches too", "Exempel: Det finns ingenstans att sitta vid ån.", StakeholderGroup.RESIDENTS, PLACES,
         Channel.PAPER, same_as="benches"),
    Said("seats", "Example: More places to sit by the river, please.", StakeholderGroup.ASSOCIATIONS, PLACES,
         language="en", same_as="benches"),
    Said("lights", "Exempel: Parken är mörk från oktober. Lys upp gångvägen till skolan.",
         StakeholderGroup.RESIDENTS, SAFETY,
         answer=(ContributionState.CONSIDERED,
                 "Gångvägen finns med i underlaget till upphandlingen. Besked kommer när den är klar.",
                 "The path is part of the procurement. An answer follows when it is done."),
         joined=(f"{PROGRAMME}/sub-project/2",)),
    Said("stage", "Exempel: Bygg en utomhusscen på torget.", StakeholderGroup.ASSOCIATIONS, PLACES,
         answer=(ContributionState.DECLINED,
                 "Nej. Torget ligger utanför programmet, och pengarna räcker inte till en scen. Förslaget lämnas"
                 " till kulturverksamheten.",
                 "No. The square is outside the programme, and there is not enough money for a stage. The idea is"
                 " passed on to those who work with culture.")),
    Said("signs", "Exempel: Skyltarna vid stigarna borde visa hur lång tid det tar att gå.",
         StakeholderGroup.BUSINESS, PLACES),
    Said("advertising", "Exempel: Köp billiga solglasögon hos oss!", withheld="Texten gör reklam för varor."),
    Said("crossing", "Exempel: Övergångsstället vid skolan känns otryggt på morgonen.",
         StakeholderGroup.RESIDENTS, SAFETY, Channel.SHEET),
    Said("workshop", "Exempel: Ha öppet i verkstaden någon kväll i veckan också.", waits=True),
)  # fmt: skip


def load(demo: Loader) -> None:
    demo.add(DECISION, lambda: _decision(demo))
    demo.add(EVENT, lambda: _dialogue(demo))
    demo.add(MEETING, lambda: _meeting(demo))
    for order, (key, title, title_en) in enumerate(THEMES, 1):
        demo.add(
            key,
            lambda title=title, title_en=title_en, order=order: Theme(  # type: ignore[misc]
                event=demo.the(EVENT, Event), title=title, title_en=title_en, order=order
            ),
        )
    for said in SAID:
        demo.add_through(_key(said.key), lambda said=said: _say(demo, said))  # type: ignore[misc]
    example_questions.load(demo)
    example_pictures.load(demo, EVENT)


def _decision(demo: Loader) -> Decision:
    return Decision(
        municipality=demo.the(MUNICIPALITY, Municipality),
        programme=demo.the(PROGRAMME, Programme),
        title="Exempel: Platser för bänkar längs ån",
        title_en="Example: Places for benches along the river",
        body_name="Exempelnämnden",
        decided_on=(demo.at - timedelta(days=10)).date(),
        outcome=DecisionOutcome.ADOPTED,
        visibility=Visibility.PUBLIC,
        **EXAMPLE,
    )


def _dialogue(demo: Loader) -> Event:
    return Event(
        municipality=demo.the(MUNICIPALITY, Municipality),
        programme=demo.the(PROGRAMME, Programme),
        kind=EventKind.DIALOGUE,
        title="Exempel: Dialog om mötesplatser",
        title_en="Example: Dialogue on meeting places",
        slug="exempel-dialog",
        summary="Ett påhittat dialogmöte. Här kan du prova att lämna en synpunkt och följa den.",
        summary_en="A made-up dialogue meeting. Here you can try to give a view and follow it.",
        starts_on=(demo.at - HELD).date(),
        starts_at=time(18, 0),
        ends_at=time(20, 0),
        place="Exempelskolans aula",
        invited="Alla som bor, arbetar eller går i skola här",
        invited_en="Everyone who lives, works or goes to school here",
        agenda="- Programmet berättar\n- Samtal vid bord\n- Var och en skriver ner en sak",
        agenda_en="- The programme tells\n- Talks at tables\n- Everyone writes down one thing",
        level=Level.DIALOGUE,
        influence="Var bänkar, belysning och skyltar sätts upp, och i vilken ordning. Hur mycket pengar som finns är"
        " redan beslutat.",
        influence_en="Where benches, lights and signs are put, and in which order. How much money there is has been"
        " decided already.",
        decided_by="Exempelnämnden",
        decided_by_en="The example board",
        takes_contributions=True,
        takes_support=True,
        question="Vad gör en plats trivsam?",
        question_en="What makes a place pleasant?",
        attendance_low=40,
        attendance_high=60,
        groups_present="Invånare, föreningar och näringsliv",
        groups_present_en="Residents, associations and business",
        answer_by=(demo.at - HELD + ANSWERED_WITHIN).date(),
        visibility=Visibility.PUBLIC,
        **EXAMPLE,
    )


def _meeting(demo: Loader) -> Event:
    return Event(
        municipality=demo.the(MUNICIPALITY, Municipality),
        programme=demo.the(PROGRAMME, Programme),
        kind=EventKind.VISIT,
        title="Exempel: Vandring längs ån",
        title_en="Example: Walk along the river",
        slug="exempel-vandring",
        summary="En påhittad vandring. Här kan du prova att anmäla dig.",
        summary_en="A made-up walk. Here you can try to sign up.",
        starts_on=(demo.at + MEETING_IN).date(),
        starts_at=time(10, 0),
        ends_at=time(12, 0),
        place="Exempelbron",
        level=Level.INFORMATION,
        takes_sign_ups=True,
        capacity=20,
        visibility=Visibility.PUBLIC,
        **EXAMPLE,
    )


def _say(demo: Loader, said: Said) -> Contribution:
    """Given, read and answered on days of its own, through the same actions as everybody's."""
    given = demo.at - HELD + timedelta(minutes=5 * [each.key for each in SAID].index(said.key))
    made = actions.give(
        Contribution(
            event=demo.the(EVENT, Event),
            text=said.text,
            language=said.language,
            group=said.group or "",
            theme=demo.find(said.theme, Theme) if said.theme else None,
            channel=said.channel,
            token=uuid5(NAMESPACE_URL, f"framsteg-demo/{said.key}"),
        ),
        by=demo.by,
        at=given,
    )
    if not said.waits:
        _go_on(demo, made, said, given + timedelta(hours=1))
    return made


def _go_on(demo: Loader, made: Contribution, said: Said, at: datetime) -> None:
    if said.withheld:
        actions.withhold(made, rule=ModerationRule.ADVERTISING, reason=said.withheld, by=demo.by, at=at)
        return
    actions.publish(made, by=demo.by, at=at)
    if said.same_as:
        actions.merge(made, demo.the(_key(said.same_as), Contribution), by=demo.by, at=at)
    for days, key in enumerate(said.joined, 2):
        target = demo.find(key, PriorityArea) or demo.find(key, SubProject) or demo.the(key, Decision)
        actions.join(made, target, by=demo.by, at=at + timedelta(days=days))
    if said.answer:
        state, text, text_en = said.answer
        role = demo.the(LEAD if state is ContributionState.DECLINED else OWNER, Role)
        when = at + timedelta(days=9)
        actions.answer(made, state=state, text=text, text_en=text_en, role=role, by=demo.by, at=when)


def _key(said: str) -> str:
    return f"{EVENT}/said/{said}"
