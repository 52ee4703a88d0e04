"""The other things that the municipality told of on the same page: a promise, a membership, a service, a pre-study."""

from datetime import date

from framsteg.accounts.models import Municipality, OrganisationUnit
from framsteg.audit.models import Visibility
from framsteg.config.demo import sources
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.content.taking_part import link_role, link_unit
from framsteg.config.demo.loader import Loader
from framsteg.config.demo.text import text
from framsteg.programme.models import (
    Decision,
    DecisionOutcome,
    Goal,
    Phase,
    PhaseKind,
    Programme,
    ProgrammeKind,
    RoleFunction,
    UnitPart,
)

PROMISE, MEMBERSHIP = "citizen-promise", "membership"
INFOCENTER, CONTACT_CENTRE = "infocenter", "contact-centre"
PROMISE_DECISION = "decision/citizen-promise"
PLAN_ADOPTED, PLAN_APPEALED, PLAN_UPHELD = (
    "decision/plan/adopted",
    "decision/plan/appealed",
    "decision/plan/upheld",
)


def load(demo: Loader) -> None:
    _citizen_promise(demo)
    _membership(demo)
    _infocenter(demo)
    _contact_centre(demo)
    _detailed_plan(demo)


def _citizen_promise(demo: Loader) -> None:
    demo.add(
        PROMISE,
        lambda: Programme(
            municipality=demo.the(MUNICIPALITY, Municipality),
            kind=ProgrammeKind.CITIZEN_PROMISE,
            title="Medborgarlöfte 2016–2017",
            title_en="Citizen promise 2016–2017",
            slug="medborgarlofte-2016-2017",
            summary="Ett gemensamt löfte från kommunen och polisen. Det ska öka känslan av trygghet.",
            summary_en="A promise made together by the municipality and the police, to raise the sense of safety.",
            starts_on=date(2016, 1, 1),
            starts_precision="year",
            ends_on=date(2017, 12, 31),
            ends_precision="year",
            visibility=Visibility.PUBLIC,
            **sources.NEWS_LIST,
        ),
    )
    demo.add(
        f"{PROMISE}/goal",
        lambda: Goal(
            programme=demo.the(PROMISE, Programme),
            order=1,
            title="Känslan av trygghet ska öka",
            title_en="The sense of safety is to rise",
            text="Källan säger inte hur målet ska mätas.",
            text_en="The source does not say how the goal is to be measured.",
            is_measurable=False,
            **sources.NEWS_LIST,
        ),
    )
    link_unit(demo, PROMISE, "unit/executive-board", UnitPart.TAKES_PART, 1)
    link_unit(demo, PROMISE, "unit/police", UnitPart.PARTNER, 2)
    demo.add(
        PROMISE_DECISION,
        lambda: Decision(
            municipality=demo.the(MUNICIPALITY, Municipality),
            programme=demo.the(PROMISE, Programme),
            title="Förslag till medborgarlöfte 2016–2017",
            title_en="Proposal for a citizen promise 2016–2017",
            body_name="Kommunstyrelsen",
            body_unit=demo.the("unit/executive-board", OrganisationUnit),
            decided_on=date(2016, 5, 3),
            outcome=DecisionOutcome.ADOPTED,
            text=text("""
                Kommunstyrelsen antog ett förslag till medborgarlöfte för 2016–2017. Löftet ges av kommunen
                och polisen tillsammans och ska öka känslan av trygghet.
            """),
            text_en=text("""
                The municipal executive board adopted a proposal for a citizen promise for 2016–2017. The
                municipality and the police make the promise together, to raise the sense of safety.
            """),
            visibility=Visibility.PUBLIC,
            **sources.NEWS_LIST,
        ),
    )


def _membership(demo: Loader) -> None:
    demo.add(
        MEMBERSHIP,
        lambda: Programme(
            municipality=demo.the(MUNICIPALITY, Municipality),
            kind=ProgrammeKind.OTHER,
            title="Medlemskap i Ett jämställt Värmland",
            title_en="Membership of A gender-equal Värmland",
            slug="ett-jamstallt-varmland",
            summary="Kristinehamns kommun är den hundrade organisationen i projektet Ett jämställt Värmland.",
            summary_en=(
                "Kristinehamn municipality is the hundredth organisation in the project A gender-equal Värmland"
                " (Ett jämställt Värmland)."
            ),
            body=text(
                "Vilken dag medlemskapet började framgår inte av källan. Nyheten är från den 2~mars 2016."
            ),
            body_en=text(
                "The source does not say when the membership began. The news item is of 2~March 2016."
            ),
            visibility=Visibility.PUBLIC,
            **sources.NEWS_LIST,
        ),
    )
    link_unit(demo, MEMBERSHIP, "unit/gender-equal-county", UnitPart.PARTNER, 1)


def _infocenter(demo: Loader) -> None:
    demo.add(
        INFOCENTER,
        lambda: Programme(
            municipality=demo.the(MUNICIPALITY, Municipality),
            kind=ProgrammeKind.OTHER,
            title="Infocenter för nyanlända",
            title_en="Infocenter for new arrivals",
            slug="infocenter",
            summary=text("""
                Den 29~februari 2016 öppnade ett Infocenter, tillsammans med Arbetsförmedlingen. Det ska
                hjälpa nyanlända att etablera sig.
            """),
            summary_en=text("""
                On 29~February 2016 an Infocenter opened, together with the Swedish Public Employment
                Service. It is to help new arrivals get established.
            """),
            starts_on=date(2016, 2, 29),
            visibility=Visibility.PUBLIC,
            **sources.NEWS_LIST,
        ),
    )
    link_unit(demo, INFOCENTER, "unit/employment-service", UnitPart.PARTNER, 1)


def _contact_centre(demo: Loader) -> None:
    demo.add(
        CONTACT_CENTRE,
        lambda: Programme(
            municipality=demo.the(MUNICIPALITY, Municipality),
            kind=ProgrammeKind.PRE_STUDY,
            title="Förstudie om kontaktcenter",
            title_en="Pre-study of a contact centre",
            slug="kontaktcenter",
            summary="Förstudien ska visa vilka tjänster som kan flytta till ett kontaktcenter.",
            summary_en="The pre-study is to show which services can move to a contact centre.",
            starts_on=date(2016, 3, 8),
            visibility=Visibility.PUBLIC,
            **sources.NEWS_LIST,
        ),
    )
    demo.add(
        f"{CONTACT_CENTRE}/phase",
        lambda: Phase(
            programme=demo.the(CONTACT_CENTRE, Programme),
            order=1,
            kind=PhaseKind.PLANNING,
            title="Förstudie",
            title_en="Pre-study",
            text="En projektgrupp bildas. Förstudien ska visa vilka tjänster som kan flytta till ett kontaktcenter.",
            text_en="A project group is formed. The pre-study is to show which services can move to a contact centre.",
            starts_on=date(2016, 3, 8),
            **sources.NEWS_LIST,
        ),
    )
    link_role(demo, CONTACT_CENTRE, "role/contact-centre-group", RoleFunction.PROJECT_GROUP, 1)


def _detailed_plan(demo: Loader) -> None:
    demo.add(
        PLAN_ADOPTED,
        lambda: _plan_decision(
            demo,
            body_name="Kristinehamns kommun",
            outcome=DecisionOutcome.ADOPTED,
            title="Antagande av detaljplan för kvarteret Björktrasten",
            title_en="Adoption of a detailed plan for the block Björktrasten",
            text=text("""
                Kommunen antog en detaljplan för kvarteret Björktrasten. Vilken dag det skedde och vilken
                nämnd som beslutade framgår inte av källan.
            """),
            text_en=text("""
                The municipality adopted a detailed plan for the block Björktrasten. The source does not say
                on which day, or which board decided.
            """),
            **sources.NEWS_LIST,
        ),
    )
    demo.add(
        PLAN_APPEALED,
        lambda: _plan_decision(
            demo,
            body_name="De som överklagade",
            outcome=DecisionOutcome.APPEALED,
            title="Överklagande av detaljplanen för kvarteret Björktrasten",
            title_en="Appeal against the detailed plan for the block Björktrasten",
            text="Beslutet att anta detaljplanen överklagades. Vilka som överklagade och när framgår inte av källan.",
            text_en="The decision to adopt the plan was appealed. The source does not say who appealed, or when.",
            concerns=demo.the(PLAN_ADOPTED, Decision),
            **sources.NEWS_LIST,
        ),
    )
    demo.add(
        PLAN_UPHELD,
        lambda: _plan_decision(
            demo,
            body_name="Vänersborgs tingsrätt",
            decided_on=date(2016, 2, 5),
            outcome=DecisionOutcome.UPHELD,
            title="Avgörande om detaljplanen för kvarteret Björktrasten",
            title_en="Judgment on the detailed plan for the block Björktrasten",
            text="Vänersborgs tingsrätt avslog överklagandena av den antagna detaljplanen.",
            text_en="Vänersborg District Court rejected the appeals against the adopted detailed plan.",
            concerns=demo.the(PLAN_APPEALED, Decision),
            **sources.NEWS_LIST,
        ),
    )


def _plan_decision(demo: Loader, **fields: object) -> Decision:
    return Decision(
        municipality=demo.the(MUNICIPALITY, Municipality),
        visibility=Visibility.PUBLIC,
        **fields,
    )
