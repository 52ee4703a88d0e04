from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from framsteg.audit import generation, recording
from framsteg.audit.models import AuditEntry
from framsteg.participation.models import Message
from framsteg.programme.models import PriorityArea, SubProject
from tests.factories import programme as make
from tests.factories.programme import NOW, SOMEONE

pytestmark = pytest.mark.django_db


def trail(instance: object) -> list[tuple[str, dict[str, object], dict[str, object]]]:
    entries = AuditEntry.objects.filter(object_type=instance._meta.label_lower, object_id=str(instance.pk))
    return list(entries.order_by("id").values_list("action", "before", "after"))


def test_creating_tells_who_did_what() -> None:
    programme = make.ProgrammeFactory()
    area = PriorityArea(programme=programme, number=1, title="Ett attraktivare centrum")
    recording.create(area, by=SOMEONE, at=NOW)
    entry = AuditEntry.objects.get(object_type="programme.priorityarea")
    assert (entry.actor_label, entry.at, entry.municipality_code, entry.object_label) == (
        "A test",
        NOW,
        programme.municipality.code,
        "1. Ett attraktivare centrum",
    )
    assert entry.after["title"] == "Ett attraktivare centrum"


def test_changing_tells_before_and_after_of_what_changed_and_no_more() -> None:
    area = make.PriorityAreaFactory(title="Centrum")
    area.title = "Ett attraktivare centrum"
    recording.change(area, by=SOMEONE, at=NOW)
    assert trail(area) == [("changed", {"title": "Centrum"}, {"title": "Ett attraktivare centrum"})]


def test_changing_nothing_leaves_no_trace() -> None:
    area = make.PriorityAreaFactory()
    recording.change(area, by=SOMEONE, at=NOW)
    assert trail(area) == []


def test_links_are_part_of_the_history() -> None:
    sub_project = make.SubProjectFactory()
    other = make.PriorityAreaFactory(programme=sub_project.programme, title="Skola")
    recording.change(sub_project, by=SOMEONE, at=NOW, links={"other_areas": [other]})
    assert trail(sub_project) == [("changed", {"other_areas": []}, {"other_areas": [str(other)]})]


def test_publishing_is_told_as_such() -> None:
    programme = make.ProgrammeFactory(visibility="draft")
    programme.visibility = "public"
    recording.change(programme, by=SOMEONE, at=NOW)
    assert [action for action, *_ in trail(programme)] == ["published"]


def test_the_second_of_two_editors_is_refused_and_both_texts_are_kept() -> None:
    first = make.PriorityAreaFactory(title="Centrum")
    second = PriorityArea.objects.get(pk=first.pk)
    first.title = "Första"
    recording.change(first, by=SOMEONE, at=NOW)
    second.title = "Andra"
    with pytest.raises(recording.StaleEdit) as caught:
        recording.change(second, by=SOMEONE, at=NOW)
    assert (caught.value.stored.title, caught.value.attempted.title) == ("Första", "Andra")
    assert PriorityArea.objects.get().title == "Första"


def test_a_broken_rule_saves_nothing_and_tells_nothing() -> None:
    sub_project = make.SubProjectFactory()
    sub_project.planned_start, sub_project.planned_end = date(2012, 2, 1), date(2012, 1, 1)
    with pytest.raises(ValidationError) as caught:
        recording.change(sub_project, by=SOMEONE, at=NOW)
    assert "före" in str(caught.value) or "before" in str(caught.value)
    assert SubProject.objects.get().planned_end is None
    assert trail(sub_project) == []


def test_what_others_depend_on_is_not_removed() -> None:
    area = make.SubProjectFactory().main_area
    with pytest.raises(recording.StillInUse) as caught:
        recording.remove(area, by=SOMEONE, at=NOW)
    assert len(caught.value.users) == 1
    assert PriorityArea.objects.filter(pk=area.pk).exists()
    assert trail(area) == []


def test_what_is_removed_stays_told() -> None:
    area = make.PriorityAreaFactory(title="Centrum")
    identity = area.pk
    recording.remove(area, by=SOMEONE, at=NOW)
    entry = AuditEntry.objects.get(object_id=str(identity))
    assert (entry.action, entry.before["title"]) == ("removed", "Centrum")


def test_what_is_part_of_a_removed_object_is_told_by_itself() -> None:
    programme = make.ProgrammeFactory()
    parts = [
        make.PhaseFactory(programme=programme, title="Seminarium"),
        make.GoalFactory(programme=programme, title="Fler invånare"),
        make.PriorityAreaFactory(programme=programme, title="Centrum"),
    ]
    told = [(each, str(each.pk)) for each in parts]
    recording.remove(programme, by=SOMEONE, at=NOW)
    for part, identity in told:
        entry = AuditEntry.objects.get(object_type=part._meta.label_lower, object_id=identity)
        assert (entry.action, entry.before["title"]) == ("removed", part.title)
        assert str(programme) in entry.note
    assert AuditEntry.objects.filter(action="removed").count() == 4


def test_nothing_is_told_as_removed_where_something_stands_in_the_way() -> None:
    sub_project = make.SubProjectFactory()
    make.PhaseFactory(programme=sub_project.programme)
    before = AuditEntry.objects.count()
    with pytest.raises(recording.StillInUse):
        recording.remove(sub_project.programme, by=SOMEONE, at=NOW)
    assert AuditEntry.objects.count() == before


def test_the_trail_is_only_ever_added_to() -> None:
    area = make.PriorityAreaFactory()
    area.title = "Nytt"
    recording.change(area, by=SOMEONE, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.update(actor_label="Någon annan")
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.all().delete()
    assert AuditEntry.objects.get().actor_label == "A test"


def test_every_change_makes_cached_pages_outdated() -> None:
    area = make.PriorityAreaFactory()
    before = generation.current()
    area.title = "Nytt"
    recording.change(area, by=SOMEONE, at=NOW)
    assert generation.current() == before + 1


def test_a_visitors_message_does_not_empty_the_cache() -> None:
    before = generation.current()
    message = Message(municipality=make.MunicipalityFactory(), kind="question", text="Hej", token=uuid4())
    recording.create(message, by=SOMEONE, at=NOW)
    assert AuditEntry.objects.filter(object_type="participation.message").exists()
    assert generation.current() == before


def test_the_municipality_of_deep_objects_is_found() -> None:
    milestone = make.MilestoneFactory()
    programme = milestone.sub_project.programme
    assert recording.municipality_code(milestone) == programme.municipality.code
    assert recording.municipality_code(programme.municipality) == programme.municipality.code
    assert recording.municipality_code(make.UserFactory()) == ""
