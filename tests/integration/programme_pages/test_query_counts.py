"""Pages cost the same number of queries however much there is to show, and at most ten.

The page where everything can be followed puts together what several other pages tell, and so does the feed.
A sub-project that people have said something about tells that in one more. A log of changes asks once
for each kind of thing that a page of it tells of: a later page may have fewer.
"""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from framsteg.analysis.models import ClaimOverride
from framsteg.cms.models import NewsPageProgramme
from framsteg.participation.models import Event
from framsteg.programme import actions
from framsteg.programme.models import AnswerKind, CarriedOut, Programme, Stage
from tests.factories import analysis, editions, rounds, site
from tests.factories import contributions as say
from tests.factories import programme as make

from .conftest import Visitor

pytestmark = pytest.mark.django_db
PATHS = (
    "program/",
    "program/battre/",
    "program/battre/delprojekt/",
    "program/battre/delprojekt/?lage=done&omrade=1&sena=1&q=ett&ordning=namn",
    "program/battre/delprojekt/1/",
    "program/battre/omrade/1/",
    "program/battre/beslut/",
    "program/battre/pengar/",
    "program/battre/rss.xml",
    "program/battre/andringar/",
    "program/battre/delprojekt/1/andringar/",
    "program/battre/avslut/",
    "program/battre/granskning/",
    "program/battre/granskning/siffror.csv",
    "beslut/",
    "beslut/?q=Beslut+kommunstyrelsen&ar=2012&utfall=adopted&program=battre&verkstallt=partly",
    "beslut/rss.xml",
    "handelser/",
    "handelser/dialog/",
    "handelser/dialog/synpunkter/",
    "handelser/dialog/vagg/lappar/",
)
MOST = 10
MORE = {
    "program/battre/delprojekt/1/": 1,
    "program/battre/granskning/": 8,
    "program/battre/granskning/siffror.csv": 4,
    "program/battre/rss.xml": 5,
}
PAGED = (
    "program/battre/rss.xml",
    "program/battre/andringar/",
    "program/battre/delprojekt/1/andringar/",
    "program/battre/granskning/",
)
"""Pages of things of several kinds: when one kind fills the page, what the others need is not asked for."""


def queries(visitor: Visitor, path: str) -> int:
    visitor.see(path)
    with CaptureQueriesContext(connection) as captured:
        visitor.see(path)
    return len(captured)


def more(programme: Programme, times: int) -> None:
    """As many more of everything."""
    municipality = programme.municipality
    first = programme.sub_projects.get(number=1)
    for n in range(times):
        number = 100 + 2 * programme.sub_projects.count()
        area = make.PriorityAreaFactory(programme=programme, number=number)
        unit = make.OrganisationUnitFactory(municipality=municipality)
        make.GoalFactory(programme=programme, order=number)
        make.PhaseFactory(programme=programme, order=number)
        sub_project = make.SubProjectFactory(
            programme=programme, number=number, main_area=area, lead_unit=unit
        )
        make.report(sub_project, Stage.DONE)
        make.report(first, Stage.ONGOING, as_of=date(2012, 1, 1 + n % 28))
        make.MilestoneFactory(sub_project=first)
        first.taking_part.add(unit)
        first.other_areas.add(area)
        of = {"municipality": municipality, "programme": programme}
        decision = make.DecisionFactory(**of, sub_project=first)
        make.DecisionFactory(**of, concerns=decision)
        make.EventFactory(**of, sub_project=first)
        asking = Event.objects.filter(slug="dialog").first() or say.asking_event(**of, slug="dialog")
        for target in (first, area, decision, programme.areas.get(number=1)):
            say.joined(asking, target)
        appropriation = make.AppropriationFactory(programme=programme, decision=decision)
        make.AppropriationRequestFactory(programme=programme, decision=decision, sub_project=first)
        delivery = make.LedgerDeliveryFactory(programme=programme)
        for each in (first, sub_project):
            make.AllocationFactory(sub_project=each, appropriation=appropriation, amount_ore=1)
            make.OutcomeEntryFactory(programme=programme, delivery=delivery, sub_project=each)
            make.forecast(each, 1)
        make.SubProjectFactory(programme=make.ProgrammeFactory(municipality=municipality))
        make.follow_up(decision, CarriedOut.PARTLY)
        left = make.SubProjectFactory(
            programme=programme, number=number + 1, main_area=area, decision=decision
        )
        make.answer(left, AnswerKind.HANDED_OVER, receiver_unit=unit)


def costs(visitor: Visitor) -> dict[str, int]:
    return {path: queries(visitor, path) for path in PATHS}


def test_one_three_and_many_cost_the_same(programme: Programme, visitor: Visitor) -> None:
    more(programme, 1)
    one = costs(visitor)
    more(programme, 2)
    three = costs(visitor)
    more(programme, 12)
    many = costs(visitor)
    assert three == one
    assert {path: cost for path, cost in many.items() if path not in PAGED} == {
        path: cost for path, cost in one.items() if path not in PAGED
    }
    assert [path for path in PAGED if many[path] > one[path]] == []
    assert {path: cost for path, cost in one.items() if cost > MOST + MORE.get(path, 0)} == {}


RICHEST = (
    "program/battre/",
    "program/battre/delprojekt/",
    "program/battre/delprojekt/1/",
    "program/battre/omrade/1/",
)
TOLD = (
    "Det här händer sedan", "Senaste uppföljningen", "Slutredovisning", "Blev det någon effekt?",
    "Nytt om programmet", "Om påståenden i texten",
)  # fmt: skip


def everything(programme: Programme) -> None:
    """A finding, exceptions, a closed round, a published report and news, beside all that `more` gives it."""
    more(programme, 2)
    first = programme.sub_projects.get(number=1)
    analysis.EvaluationFactory(municipality=programme.municipality, programme=programme, visibility="public")
    for each in (programme, first):
        ClaimOverride.objects.create(
            municipality=programme.municipality, object_type=each._meta.label_lower, object_id=str(each.pk),
            object_label=each.title, sentence=each.title, allowed=1, reason="Prövat.", by="Någon", at=make.NOW,
        )  # fmt: skip
    round_ = rounds.opened(rounds.RoundFactory(programme=programme))
    actions.closing_rounds.close_round(round_, by=make.SOMEONE, at=rounds.CLOSED)
    editions.published(editions.prepared(programme))
    pages = site.public_site(programme.municipality)
    item = site.news_item(pages.news, "Nytt om programmet", date(2016, 5, 3))
    NewsPageProgramme.objects.create(page=item, programme=programme)


def test_pages_that_tell_of_everything_cost_at_most_ten_with_nothing_kept(
    programme: Programme, visitor: Visitor
) -> None:
    everything(programme)
    page = visitor.see("program/battre/")
    assert [told for told in TOLD if told not in page] == []
    cold: dict[str, int] = {}
    for path in RICHEST:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            visitor.see(path)
        cold[path] = len(captured)
    # What people have said of the sub-project is asked for, and once in a generation what they have spoken of at all.
    allowed = {"program/battre/delprojekt/1/": MOST + 2}
    assert {path: cost for path, cost in cold.items() if cost > allowed.get(path, MOST)} == {}
