"""A municipality as its editors meet it: one object of every kind, and a user of every role."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.test import Client
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site

from framsteg.accounts.models import Access, AccessGrant, GroupMapping, Municipality, User
from framsteg.audit.models import Visibility
from framsteg.cms.editor import access
from framsteg.cms.models import (
    AccessibilityFault,
    EventPicture,
    MunicipalityHomePage,
    NewsCategory,
    NewsIndexPage,
    NewsPage,
    PortalPage,
)
from framsteg.importers.actions import plans
from framsteg.importers.models import PlanImport
from framsteg.indicators.models import Baseline, Direction, SourceKind, Target
from framsteg.open_data.models import WebhookSubscription
from framsteg.participation.models import Answer, Message, MessageKind, Theme
from framsteg.programme.models import (
    AnswerKind,
    CarriedOut,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
    RoleFunction,
    Stage,
    TargetDecision,
    UnitPart,
)
from framsteg.reports.models import Release, ReportDraft, ReportText

from . import programme as make
from .analysis import EvaluationFactory
from .contributions import asking, contribution
from .indicators import IndicatorFactory, SourceFactory, TargetFactory
from .programme import NOW, SOMEONE
from .reporting import report_link
from .rounds import RoundFactory

DRAFT = Visibility.DRAFT


class Users(dict[str, User]):
    """The users of a municipality by role, each made when it is first asked for."""

    def __init__(self, municipality: Municipality) -> None:
        super().__init__()
        self.municipality = municipality

    def __missing__(self, role: str) -> User:
        self[role] = editor(self.municipality, Access(role))
        return self[role]


@dataclass
class Place:
    """A municipality with one object of every kind, all drafts, and pages of its own."""

    municipality: Municipality
    objects: dict[str, Any]
    home: MunicipalityHomePage
    news: NewsPage
    users: Users


def portal() -> PortalPage:
    """The root of the Swedish site, made once."""
    existing = PortalPage.objects.first()
    if existing is not None:
        return existing
    Page.objects.filter(depth=2).delete()
    locale, _is_new = Locale.objects.get_or_create(language_code="sv")
    root = Page.objects.filter(depth=1).first() or Page.add_root(instance=Page(title="Root", slug="root"))
    root.refresh_from_db()
    page: PortalPage = root.add_child(instance=PortalPage(title="Portal", slug="portal", locale=locale))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=page, is_default_site=True)
    return page


def place(name: str, code: str) -> Place:
    municipality = make.MunicipalityFactory(name=name, code=code)
    objects = _objects(municipality)
    home = portal().add_child(
        instance=MunicipalityHomePage(title=name, slug=municipality.slug, municipality=municipality)
    )
    index = home.add_child(instance=NewsIndexPage(title="Nyheter", slug="nyheter"))
    news = index.add_child(
        instance=NewsPage(
            title="En nyhet", slug="en-nyhet", lead="Ingress", published_on=date(2016, 5, 3), live=False
        )
    )
    news.save_revision()
    return Place(municipality, objects, home, news, Users(municipality))


def editor(municipality: Municipality, role: Access) -> User:
    """A user with the access in the municipality."""
    _ensure_collections()
    user: User = make.UserFactory(username=f"{role.value}-{municipality.code}")
    access.grant(user, municipality, role, by=SOMEONE, at=NOW)
    return user


def client_of(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def plan_import(programme: Programme) -> PlanImport:
    """An upload that waits for its columns to be looked through."""
    return plans.uploads.upload(programme, b"Nr;Titel\n1;Ett delprojekt\n", "plan.csv", by=SOMEONE, at=NOW)


def _ensure_collections() -> None:
    if Collection.get_first_root_node() is None:  # a test with real commits empties every table
        Collection.add_root(name="Root")


def picture(municipality: Municipality, title: str = "Vid ån") -> Any:
    """An uploaded picture that only its row tells of: no file is written."""
    _ensure_collections()
    return get_image_model().objects.create(
        title=title, file="original_images/an.png", width=8, height=8,
        collection=access.collection_of(municipality),
    )  # fmt: skip


def _objects(municipality: Municipality) -> dict[str, Model]:
    programme = make.ProgrammeFactory(municipality=municipality, visibility=DRAFT)
    unit = make.OrganisationUnitFactory(municipality=municipality)
    person = make.PersonFactory(municipality=municipality)
    role = make.RoleFactory(municipality=municipality, unit=unit, holder=person)
    area = make.PriorityAreaFactory(programme=programme)
    sub_project = make.SubProjectFactory(programme=programme, main_area=area, visibility=DRAFT)
    decision = make.DecisionFactory(municipality=municipality, programme=programme, visibility=DRAFT)
    appropriation = make.AppropriationFactory(programme=programme)
    delivery = make.LedgerDeliveryFactory(programme=programme)
    source = SourceFactory(
        key=f"egen-{municipality.code}", municipality=municipality, kind=SourceKind.BY_HAND, name="Egen enkät"
    )
    indicator = IndicatorFactory(municipality=municipality, source=source, visibility=DRAFT)
    draft = ReportDraft.objects.create(programme=programme, as_of=date(2012, 12, 31), slug=programme.slug)
    event = make.EventFactory(municipality=municipality, programme=programme, visibility=DRAFT, **asking())
    return {
        "programme": programme,
        "phase": make.PhaseFactory(programme=programme),
        "goal": make.GoalFactory(programme=programme),
        "priorityarea": area,
        "subproject": sub_project,
        "milestone": make.MilestoneFactory(sub_project=sub_project),
        "statusreport": make.report(sub_project, Stage.ONGOING),
        "reportinground": RoundFactory(programme=programme),
        "appropriation": appropriation,
        "appropriationrequest": make.AppropriationRequestFactory(programme=programme),
        "allocation": make.AllocationFactory(sub_project=sub_project, appropriation=appropriation),
        "forecast": make.forecast(sub_project, 9_000_000),
        "ledgermapping": make.LedgerMappingFactory(programme=programme),
        "ledgerdelivery": delivery,
        "outcomeentry": make.OutcomeEntryFactory(
            programme=programme, delivery=delivery, sub_project=sub_project
        ),
        "programmerole": ProgrammeRole.objects.create(
            programme=programme, role=role, function=RoleFunction.RESPONSIBLE
        ),
        "programmeunit": ProgrammeUnit.objects.create(programme=programme, unit=unit, part=UnitPart.LEAD),
        "reportlink": report_link(role, [sub_project]),
        "decision": decision,
        "decisionfollowup": make.follow_up(decision, CarriedOut.PARTLY),
        "targetdecision": TargetDecision.objects.create(
            decision=decision, target=TargetFactory(municipality=municipality)
        ),
        "closinganswer": make.answer(sub_project, AnswerKind.NOT_STATED),
        "evaluation": EvaluationFactory(municipality=municipality, programme=programme),
        "source": indicator.source,
        "indicator": indicator,
        "target": Target.objects.create(
            municipality=municipality, indicator=indicator, period="2030", value=70, direction=Direction.MORE
        ),
        "baseline": Baseline.objects.create(
            municipality=municipality, indicator=indicator, period="2020", value=60
        ),
        "reportdraft": draft,
        "reporttext": ReportText.objects.create(draft=draft, place="lessons", language="sv"),
        "release": Release.objects.create(
            municipality=municipality, programme=programme, title="Slutredovisning", slug="slutredovisning"
        ),
        "event": event,
        "eventpicture": EventPicture.objects.create(
            event=event, image=picture(municipality), alt="Fyra personer vid ån.", credit="Kommunen"
        ),
        "contribution": contribution(event),
        "theme": Theme.objects.create(event=event, title="Mötesplatser"),
        "organisationunit": unit,
        "person": person,
        "role": role,
        "message": Message.objects.create(
            municipality=municipality, kind=MessageKind.QUESTION, text="Hur går det?", token=uuid.uuid4()
        ),
        "answer": Answer.objects.create(
            municipality=municipality,
            page=f"/{municipality.slug}/",
            question="Hur går det?",
            text="Bra.",
            answered_by=role,
            answered_on=date(2016, 5, 3),
        ),
        "planimport": plan_import(programme),
        "accessibilityfault": AccessibilityFault.objects.create(
            municipality=municipality,
            rule="color-contrast",
            page_kind="web:programme",
            address=f"/sv/{municipality.slug}/program/",
            found_on=date(2026, 3, 1),
            seen_on=date(2026, 3, 1),
        ),
        "newscategory": NewsCategory.objects.create(municipality=municipality, name="Bygga", slug="bygga"),
        "municipality": municipality,
        "webhooksubscription": WebhookSubscription.objects.create(
            municipality=municipality, name="Insyn", address="https://example.org/", nonce=uuid.uuid4()
        ),
        "groupmapping": GroupMapping.objects.create(
            municipality=municipality, provider="kommun", group="ledning", access=Access.PROGRAMME_LEAD
        ),
        "access": AccessGrant.objects.create(
            user=make.UserFactory(), municipality=municipality, access=Access.DRAFT_READER
        ),
    }
