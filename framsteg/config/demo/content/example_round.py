"""An open reporting round to try: nothing in it is real, and every page of it says so. Loaded in the demo only.

The days follow the day on which the demo was loaded, so that the round is open whenever somebody tries it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from framsteg.accounts.models import Access, Municipality, OrganisationUnit, Person, Role, UnitKind, User
from framsteg.audit import recording
from framsteg.audit.models import Visibility
from framsteg.config.demo import sources
from framsteg.config.demo.content import example_history
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.content.taking_part import link_role
from framsteg.config.demo.loader import Loader
from framsteg.config.demo.logins import USERNAMES
from framsteg.programme import actions
from framsteg.programme.models import (
    Milestone,
    Outlook,
    PriorityArea,
    Programme,
    ProgrammeKind,
    ReportingRound,
    RoleFunction,
    Stage,
    StatusReport,
    SubProject,
)

PROGRAMME = "example"
AREA = f"{PROGRAMME}/area"
UNIT, OWNER, PARTNER, LEAD = (f"{PROGRAMME}/{name}" for name in ("unit", "owner", "partner", "lead"))
EXAMPLE = sources.illustrative(
    "Hela programmet är ett påhittat exempel, för att rapportering ska kunna provas.",
    "The whole programme is a made-up example, so that reporting can be tried.",
)
BEFORE, ANSWERED_WITHIN = timedelta(days=120), timedelta(days=14)
MOVED = (timedelta(days=30), timedelta(days=75), timedelta(days=120))
USER_OF = {OWNER: USERNAMES[Access.SUB_PROJECT_OWNER], LEAD: USERNAMES[Access.PROGRAMME_LEAD]}


@dataclass(frozen=True)
class Example:
    """A made-up sub-project, with what was reported about it before the round."""

    number: int
    title: str
    title_en: str
    owner: str
    stage: Stage
    outlook: Outlook | None
    said: str
    said_en: str


EXAMPLES = (
    Example(1, "Exempel: Sittplatser längs ån", "Example: Seats along the river", OWNER, Stage.ONGOING,
            Outlook.ON_PLAN, "Platserna är valda.", "The places have been chosen."),
    Example(2, "Exempel: Belysning i parken", "Example: Lights in the park", OWNER, Stage.NOT_STARTED,
            None, "Arbetet börjar efter upphandlingen.", "The work begins after the procurement."),
    Example(3, "Exempel: Öppen verkstad", "Example: Open workshop", OWNER, Stage.ONGOING,
            Outlook.AT_RISK, "Lokalen är försenad.", "The premises are delayed."),
    Example(4, "Exempel: Skyltar till stigarna", "Example: Signs for the trails", PARTNER, Stage.ONGOING,
            Outlook.ON_PLAN, "Skyltarna är beställda.", "The signs have been ordered."),
)  # fmt: skip


def load(demo: Loader) -> None:
    _programme(demo)
    _people(demo)
    for example in EXAMPLES:
        _sub_project(demo, example)
    example_history.load(demo, PROGRAMME, as_of(demo), example_history.FIRST, EXAMPLE)
    _milestones(demo)
    example_history.load(demo, PROGRAMME, as_of(demo), example_history.SECOND, EXAMPLE)
    demo.add_through(f"{PROGRAMME}/round", lambda: _round(demo))


def as_of(demo: Loader) -> date:
    """The last day of the month before."""
    return demo.at.date().replace(day=1) - timedelta(days=1)


def _programme(demo: Loader) -> None:
    demo.add(
        PROGRAMME,
        lambda: Programme(
            municipality=demo.the(MUNICIPALITY, Municipality),
            kind=ProgrammeKind.OTHER,
            title="Exempel: Trivsamma mötesplatser",
            title_en="Example: Pleasant meeting places",
            slug="exempel",
            summary="Ett påhittat program med en öppen uppföljning. Här kan rapportering provas.",
            summary_en="A made-up programme with an open reporting round. Reporting can be tried here.",
            starts_on=as_of(demo) - BEFORE - BEFORE,
            visibility=Visibility.PUBLIC,
            **EXAMPLE,
        ),
    )
    demo.add(
        AREA,
        lambda: PriorityArea(
            programme=demo.the(PROGRAMME, Programme),
            number=1,
            title="Exempel: Platser",
            title_en="Example: Places",
            **EXAMPLE,
        ),
    )


def _people(demo: Loader) -> None:
    demo.add(
        UNIT,
        lambda: OrganisationUnit(
            municipality=demo.the(MUNICIPALITY, Municipality),
            kind=UnitKind.PARTNER,
            name="Exempel: Samverkanspart",
            name_en="Example: Partner",
        ),
    )
    for key, title, title_en, person in (
        (
            OWNER,
            "Exempelroll: delprojektägare",
            "Example role: sub-project owner",
            "Demokonto delprojektägare",
        ),
        (LEAD, "Exempelroll: programledare", "Example role: programme lead", "Demokonto programledare"),
        (PARTNER, "Exempelroll: samverkanspart", "Example role: partner", "Demokonto samverkanspart"),
    ):
        _person(demo, key, person)
        _role(demo, key, title, title_en)
    link_role(demo, PROGRAMME, LEAD, RoleFunction.RESPONSIBLE, 1)


def _person(demo: Loader, key: str, name: str) -> None:
    demo.add(
        f"{key}/person",
        lambda: Person(
            municipality=demo.the(MUNICIPALITY, Municipality),
            name=name,
            email=f"{USER_OF.get(key, 'samverkanspart')}@kristinehamn.example",
            user=demo.find(f"user/{USER_OF[key]}", User) if key in USER_OF else None,
        ),
    )


def _role(demo: Loader, key: str, title: str, title_en: str) -> None:
    demo.add(
        key,
        lambda: Role(
            municipality=demo.the(MUNICIPALITY, Municipality),
            title=title,
            title_en=title_en,
            unit=demo.the(UNIT, OrganisationUnit) if key == PARTNER else None,
            holder=demo.the(f"{key}/person", Person),
        ),
    )


def _sub_project(demo: Loader, example: Example) -> None:
    def report(sub_project: SubProject) -> None:
        outlook = example.outlook.value if example.outlook else ""
        actions.status_reports.submit(
            StatusReport(
                sub_project=sub_project,
                as_of=as_of(demo) - BEFORE,
                stage=example.stage,
                outlook_time=outlook,
                outlook_cost=Outlook.ON_PLAN if outlook else "",
                outlook_result=Outlook.ON_PLAN if outlook else "",
                text=example.said,
                text_en=example.said_en,
                reported_by=demo.find(example.owner, Role),
                **EXAMPLE,
            ),
            by=demo.by,
            at=demo.at,
        )

    demo.add(
        _key(example.number),
        lambda: SubProject(
            programme=demo.the(PROGRAMME, Programme),
            number=example.number,
            title=example.title,
            title_en=example.title_en,
            main_area=demo.the(AREA, PriorityArea),
            owner=demo.the(example.owner, Role),
            visibility=Visibility.PUBLIC,
            **EXAMPLE,
        ),
        then=report,
    )


def _milestones(demo: Loader) -> None:
    for key, title, title_en, moves in (
        ("ordered", "Exempel: Bänkarna är beställda", "Example: The benches have been ordered", ()),
        ("placed", "Exempel: Bänkarna är på plats", "Example: The benches are in place", MOVED),
    ):
        first = as_of(demo) - timedelta(days=30) + (timedelta(days=60) if moves else timedelta())

        def move(milestone: Milestone, first: date = first, moves: tuple[timedelta, ...] = moves) -> None:
            for far in moves:
                actions.milestones.replan(
                    milestone, to=first + far, reason="Exempel: leveransen dröjer.", by=demo.by, at=demo.at
                )

        demo.add(
            f"{PROGRAMME}/milestone/{key}",
            lambda title=title, title_en=title_en, first=first: Milestone(  # type: ignore[misc]
                sub_project=demo.the(_key(1), SubProject),
                title=title,
                title_en=title_en,
                original_date=first,
            ),
            then=move,
        )


def _round(demo: Loader) -> ReportingRound:
    """Opened on the day of loading, through the same action as the lead's."""
    today = demo.at.date()
    round_ = ReportingRound(
        programme=demo.the(PROGRAMME, Programme),
        title=f"Exempel: Uppföljning {as_of(demo):%Y-%m}",
        title_en=f"Example: Follow-up {as_of(demo):%Y-%m}",
        as_of=as_of(demo),
        opens_on=today,
        due_on=today + ANSWERED_WITHIN,
        message="Det här är en påhittad uppföljning. Skriv vad du vill.",
        asks_forecast=True,
        **EXAMPLE,
    )
    recording.create(round_, by=demo.by, at=demo.at)
    actions.rounds.open_round(round_, by=demo.by, at=demo.at)
    return round_


def _key(number: int) -> str:
    return f"{PROGRAMME}/sub-project/{number}"
