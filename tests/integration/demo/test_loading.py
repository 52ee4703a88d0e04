"""Loading the demo again: what is there is left as people made it."""

from datetime import UTC, datetime

import pytest

from framsteg.audit import recording
from framsteg.audit.actors import SystemActor
from framsteg.audit.models import AuditEntry, Generation
from framsteg.cms.models import NewsPage
from framsteg.config.demo import PARTS, load
from framsteg.config.demo.loader import Loader
from framsteg.participation.models import Event
from framsteg.programme.models import Decision, Goal, PriorityArea, Programme, SubProject

pytestmark = pytest.mark.django_db

NOW, LATER = datetime(2026, 11, 23, 8, 0, tzinfo=UTC), datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
EDITOR = SystemActor("An editor")
BY_NAME = dict(PARTS)
CORE = tuple((name, BY_NAME[name]) for name in ("organisation", "programme", "sub-projects"))
STORIES = tuple((name, BY_NAME[name]) for name in ("organisation", "other stories"))
PAGES = tuple((name, BY_NAME[name]) for name in ("organisation", "site", "news"))


def test_a_second_run_changes_nothing() -> None:
    first = load(NOW)
    before = (AuditEntry.objects.count(), Generation.objects.get().number)
    assert all(first.values())
    assert load(LATER) == dict.fromkeys(first, 0)
    assert (AuditEntry.objects.count(), Generation.objects.get().number) == before


def test_what_somebody_changed_stays_changed() -> None:
    load(NOW, CORE)
    programme = Programme.objects.get()
    programme.title = "Kristinehamn 2030"
    recording.change(programme, by=EDITOR, at=NOW)
    load(LATER, CORE)
    assert Programme.objects.get().title == "Kristinehamn 2030"


def test_what_somebody_removed_stays_removed() -> None:
    load(NOW, CORE)
    recording.remove(Goal.objects.get(order=2), by=EDITOR, at=NOW)
    load(LATER, CORE)
    assert list(Goal.objects.values_list("order", flat=True)) == [1]


def test_a_page_that_somebody_removed_stays_removed() -> None:
    load(NOW, PAGES)
    NewsPage.objects.get(slug="infocenter-har-oppnat", locale__language_code="sv").delete()
    load(LATER, PAGES)
    assert NewsPage.objects.filter(slug="infocenter-har-oppnat").count() == 1


def test_what_builds_on_something_removed_is_left_out() -> None:
    load(NOW, STORIES)
    for decision in Decision.objects.order_by("-pk"):
        recording.remove(decision, by=EDITOR, at=NOW)
    demo = Loader(LATER)
    demo.add("a judgment", lambda: Decision(concerns=demo.the("decision/plan/adopted", Decision)))
    assert demo.created == 0
    assert not Decision.objects.exists()


def test_an_interrupted_part_leaves_nothing_behind_and_is_loaded_the_next_time() -> None:
    def interrupted(demo: Loader) -> None:
        BY_NAME["programme"](demo)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(NOW, (("organisation", BY_NAME["organisation"]), ("programme", interrupted)))
    assert not Programme.objects.exists()
    assert not PriorityArea.objects.exists()
    load(LATER, CORE)
    assert (PriorityArea.objects.count(), SubProject.objects.count()) == (10, 46)


def test_a_run_after_an_interruption_keeps_what_was_whole() -> None:
    def broken(demo: Loader) -> None:
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        load(NOW, (*STORIES, ("events", broken)))
    made = load(LATER, (*CORE, *STORIES, ("events", BY_NAME["events"])))
    assert (made["organisation"], made["other stories"], made["events"]) == (0, 0, 4)
    assert Event.objects.count() == 4
