"""Releases: everything at once or nothing, whoever is killed and however many try."""

import threading
import time
from collections.abc import Mapping
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from framsteg.reports import actions, bundling
from framsteg.reports.actions.releases import carry_out_due
from framsteg.reports.bundling import Check, Found
from framsteg.reports.errors import NotNow, TimeHasPassed
from framsteg.reports.models import Invitation, Release, ReleaseItem, ReleaseState, ReportEdition, State
from framsteg.reports.queries.checklist import checklist
from framsteg.reports.queries.releases import next_due
from framsteg.reports.release_ports import ReportPort
from framsteg.reports.watching import watch
from tests.factories import editions as make
from tests.factories.programme import NOW, SOMEONE

pytestmark = pytest.mark.usefixtures("no_files_looked_at")
LATER = NOW + timedelta(hours=2)


class Odd:
    """A part of a release that does what a test wants."""

    name = "Odd"

    def __init__(self, act: Any = None) -> None:
        self.act = act

    def publish(self, identity: str, pinned: Mapping[str, Any], **more: Any) -> Mapping[str, Any]:
        if self.act:
            self.act()
        return {}

    def put_back(self, identity: str, before: Mapping[str, Any], **more: Any) -> None: ...
    def label(self, identity: str, municipality: Any) -> str:
        return "Odd"

    def pin(self, identity: str) -> Mapping[str, Any]:
        return {}

    def checks(self, identity: str, pinned: Mapping[str, Any]) -> tuple[Check, ...]:
        return ()

    def found(self, identity: str) -> Found:
        return Found("Odd", "Odd")


def with_odd(release: Release) -> Release:
    ReleaseItem.objects.create(release=release, order=9, kind="odd", identity="1", label="Odd")
    return release


@pytest.mark.django_db
def test_only_what_is_signed_gets_a_time_and_a_time_that_has_passed_is_asked_about() -> None:
    release = make.release_of(make.prepared())
    with pytest.raises(ValidationError):
        actions.releases.schedule(release, release_at=LATER, by=SOMEONE, at=NOW)
    with pytest.raises(TimeHasPassed):
        actions.releases.schedule(release, release_at=NOW, by=SOMEONE, at=NOW)
    empty = make.release_of(make.signed(), slug="tom")
    empty.items.all().delete()
    with pytest.raises(ValidationError):
        actions.releases.publish_now(empty, by=SOMEONE, at=NOW)
    assert {each.state for each in Release.objects.all()} == {ReleaseState.PLANNED}


@pytest.mark.django_db
def test_at_its_time_it_goes_public_and_retracting_puts_all_back() -> None:
    draft = make.signed()
    release = make.scheduled(draft)
    assert next_due() == NOW + timedelta(hours=1)
    assert carry_out_due(at=NOW) == []
    assert not ReportEdition.objects.exists()
    with pytest.raises(NotNow):
        actions.releases.add(release, kind="report", identity=str(draft.pk), by=SOMEONE, at=NOW)
    assert [each.pk for each in carry_out_due(at=LATER)] == [release.pk]
    draft.refresh_from_db()
    release.refresh_from_db()
    assert (draft.state, release.state, next_due()) == (State.PUBLISHED, ReleaseState.RELEASED, None)
    actions.releases.retract(release, by=SOMEONE, at=LATER)
    draft.refresh_from_db()
    assert (draft.state, release.state) == (State.SIGNED, ReleaseState.RETRACTED)
    actions.releases.publish_now(release, by=SOMEONE, at=LATER + timedelta(days=1))
    draft.refresh_from_db()
    assert (draft.state, draft.issue, ReportEdition.objects.count()) == (State.PUBLISHED, 2, 2)


@pytest.mark.django_db
def test_a_time_can_be_taken_back_until_it_has_come() -> None:
    release = make.scheduled(make.signed())
    actions.releases.call_off(release, by=SOMEONE, at=NOW)
    assert carry_out_due(at=LATER) == []
    actions.releases.schedule(release, release_at=LATER, by=SOMEONE, at=NOW)
    carry_out_due(at=LATER)
    with pytest.raises(NotNow):
        actions.releases.call_off(release, by=SOMEONE, at=LATER)


@pytest.mark.django_db
def test_a_preview_link_ends_at_its_time() -> None:
    release = make.scheduled(make.signed())
    ends = NOW + timedelta(minutes=30)
    token = actions.invitations.invite(release, invited="Tidningen", expires_at=ends, by=SOMEONE, at=NOW)
    assert actions.invitations.open_with(token, at=ends - timedelta(seconds=1)).release == release
    for moment in (ends, LATER):
        with pytest.raises(Invitation.DoesNotExist):
            actions.invitations.open_with(token, at=moment)
    for wrong in (NOW, NOW + timedelta(days=61)):
        with pytest.raises(ValidationError):
            actions.invitations.invite(release, invited="Tidningen", expires_at=wrong, by=SOMEONE, at=NOW)


@pytest.mark.django_db
def test_what_fails_leaves_nothing_public_tells_why_and_is_tried_again(odd: Any) -> None:
    def fail() -> None:
        raise RuntimeError("the disk is full")

    odd(fail)
    draft = make.signed()
    release = with_odd(make.release_of(draft))
    actions.releases.schedule(release, release_at=NOW + timedelta(hours=1), by=SOMEONE, at=NOW)
    assert carry_out_due(at=LATER) == []
    release.refresh_from_db()
    draft.refresh_from_db()
    assert (release.state, release.failure) == (ReleaseState.SCHEDULED, "the disk is full")
    assert draft.state == State.SIGNED
    assert not ReportEdition.objects.exists()
    odd()
    assert carry_out_due(at=LATER + timedelta(seconds=59)) == []
    assert carry_out_due(at=LATER + timedelta(seconds=60)) == [release]
    release.refresh_from_db()
    assert release.failure == ""


@pytest.mark.django_db
def test_a_report_that_was_opened_after_the_time_was_set_does_not_go_public() -> None:
    draft = make.signed()
    release = make.scheduled(draft)
    actions.drafts.reopen(draft, by=SOMEONE, at=NOW)
    assert carry_out_due(at=LATER) == []
    release.refresh_from_db()
    assert release.failure
    assert not ReportEdition.objects.exists()
    assert [each.name for each in checklist(release) if each.stops and not each.is_well]


@pytest.mark.django_db
def test_the_command_makes_public_what_is_due_and_understands_a_moment() -> None:
    make.scheduled(make.signed())
    told = StringIO()
    call_command("publish_releases", at="2013-03-05T10:30", stdout=told)
    call_command("publish_releases", at="2013-03-05T12:00", stdout=told)
    assert told.getvalue().splitlines() == ["Nothing was due.", "Public: Slutredovisning"]
    with pytest.raises(Exception, match="no moment"):
        call_command("publish_releases", at="tomorrow")


def address_of_database() -> str:
    """The database that the tests run on, for another process."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    who = f"{told['USER']}:{told['PASSWORD']}@" if told["USER"] else ""
    where = f"{told['HOST']}:{told['PORT']}" if told["PORT"] else told["HOST"]
    return f"postgres://{who}{where}/{told['NAME']}"


def test_reports_are_registered_for_releases() -> None:
    assert isinstance(bundling.port_of("report"), ReportPort)
    assert {"page", "programme.programme", "participation.event"} <= bundling.kinds().keys()
    with pytest.raises(LookupError):
        bundling.port_of("nothing")


@pytest.mark.xdist_group("commits")
@pytest.mark.usefixtures("committed_db")
def test_the_watch_in_a_serving_process_keeps_the_time() -> None:
    draft = make.signed()
    release = make.release_of(draft)
    soon = timezone.now() + timedelta(seconds=0.3)
    actions.releases.schedule(release, release_at=soon, by=SOMEONE, at=timezone.now())
    stop = threading.Event()
    watcher = threading.Thread(target=watch, args=(stop,), kwargs={"longest": 0.05})
    watcher.start()
    try:
        for _try in range(600):
            release.refresh_from_db()
            if release.state == ReleaseState.RELEASED:
                break
            time.sleep(0.05)
    finally:
        stop.set()
        watcher.join(timeout=30)
    assert release.released_at is not None
    assert release.released_at >= soon
