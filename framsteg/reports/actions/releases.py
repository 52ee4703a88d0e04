"""Releases: everything in the bundle goes public in one transaction, or nothing does."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import F, Max, Q
from django.utils.translation import gettext as _

from framsteg.audit import recording
from framsteg.audit.actors import Actor, SystemActor
from framsteg.audit.models import AuditEntry
from framsteg.lib.no_room import is_for_want_of_room
from framsteg.reports import bundling
from framsteg.reports.errors import NotNow, TimeHasPassed
from framsteg.reports.models import Release, ReleaseItem, ReleaseState
from framsteg.reports.queries.checklist import checklist

logger = logging.getLogger(__name__)

TRY_AGAIN_AFTER = timedelta(minutes=1)
CLOCK = SystemActor("The clock of releases")


@transaction.atomic
def add(release: Release, *, kind: str, identity: str, by: Actor, at: datetime) -> ReleaseItem:
    """Take something into the bundle. Raises LookupError where the municipality has no such thing."""
    _must_be_open(release)
    label = bundling.port_of(kind).label(identity, release.municipality)
    last = release.items.aggregate(last=Max("order"))["last"] or 0
    item = ReleaseItem(release=release, order=last + 1, kind=kind, identity=identity, label=label[:300])
    item.full_clean()
    item.save(force_insert=True)
    recording.record(item, AuditEntry.Action.CREATED, by=by, at=at, after={"label": item.label})
    return item


@transaction.atomic
def leave_out(item: ReleaseItem, *, by: Actor, at: datetime) -> None:
    """Take something out of the bundle again."""
    _must_be_open(item.release)
    recording.record(item, AuditEntry.Action.REMOVED, by=by, at=at, before={"label": item.label})
    item.delete()


def schedule(release: Release, *, release_at: datetime, by: Actor, at: datetime) -> None:
    """Set the time. The versions that are there now are the ones that go public.

    Raises TimeHasPassed, and ValidationError with all that stands in the way.
    """
    if release_at <= at:
        raise TimeHasPassed(release_at)
    _make_files(release)
    with transaction.atomic():
        _must_be_open(release)
        _set_time(release, release_at, by=by, at=at)


def publish_now(release: Release, *, by: Actor, at: datetime) -> None:
    """Make everything public at once. Raises ValidationError with all that stands in the way."""
    _make_files(release)
    with transaction.atomic():
        _must_be_open(release)
        _set_time(release, at, by=by, at=at)
        _carry_out(release.pk, by=by, at=at)
    release.refresh_from_db()


def _make_files(release: Release) -> None:
    """The checklist makes every format; done once before anything is locked, it is quick within the transaction."""
    checklist(release)


@transaction.atomic
def call_off(release: Release, *, by: Actor, at: datetime) -> None:
    """Take the time back. Raises NotNow where it has gone public meanwhile."""
    stored = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
    if stored.state != ReleaseState.SCHEDULED:
        raise NotNow(stored.get_state_display())
    release.state, release.release_at, release.failure, release.retry_at = (
        ReleaseState.PLANNED,
        None,
        "",
        None,
    )
    recording.change(release, by=by, at=at)


@transaction.atomic
def retract(release: Release, *, by: Actor, at: datetime) -> None:
    """Put everything back as it was before the release, the last first. Raises NotNow where it is not public."""
    stored = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
    if stored.state != ReleaseState.RELEASED:
        raise NotNow(stored.get_state_display())
    for item in stored.items.order_by("-order", "-pk"):
        bundling.port_of(item.kind).put_back(item.identity, item.before, by=by, at=at)
    release.state = ReleaseState.RETRACTED
    recording.change(release, by=by, at=at)


def carry_out_due(*, at: datetime, by: Actor = CLOCK) -> Sequence[Release]:
    """Make public all that is due; returns what this call made public.

    Each release in a transaction of its own. What cannot go public stays as it was, tells why, and is tried again.
    """
    due = Release.objects.filter(_is_due(at)).order_by("release_at", "pk").values_list("pk", flat=True)
    done = [pk for pk in list(due) if _try(pk, by=by, at=at)]
    return list(Release.objects.filter(pk__in=done).order_by("release_at", "pk"))


def _is_due(at: datetime) -> Q:
    waits = Q(retry_at__isnull=True) | Q(retry_at__lte=at)
    return Q(state=ReleaseState.SCHEDULED, release_at__lte=at) & waits


def _try(pk: int, *, by: Actor, at: datetime) -> bool:
    try:
        with transaction.atomic():
            return _carry_out(pk, by=by, at=at)
    except Exception as error:
        logger.exception("Release %s did not go public", pk)
        _keep_why(pk, _why(error), at=at)
        return False


def _why(error: Exception) -> str:
    if is_for_want_of_room(error):
        return _("There is no room left on the server’s disk.")
    return " ".join(getattr(error, "messages", None) or [str(error) or type(error).__name__])


def _keep_why(pk: int, told: str, *, at: datetime) -> None:
    """Where not even this can be written, the release stays due and is tried again at the next look."""
    still = Release.objects.filter(pk=pk, state=ReleaseState.SCHEDULED)
    try:
        still.update(failure=told[:2000], retry_at=at + TRY_AGAIN_AFTER)
    except DatabaseError:
        logger.exception("Why release %s did not go public could not be kept", pk)


def _carry_out(pk: int, *, by: Actor, at: datetime) -> bool:
    """The conditional change of state takes the lock: of several workers one does it, the others find it done."""
    won = Release.objects.filter(_is_due(at), pk=pk).update(
        state=ReleaseState.RELEASED, released_at=at, failure="", retry_at=None, version=F("version") + 1
    )
    if not won:
        return False
    release = Release.objects.select_related("municipality").get(pk=pk)
    for item in release.items.order_by("order", "pk"):
        item.before = dict(bundling.port_of(item.kind).publish(item.identity, item.pinned, by=by, at=at))
        item.save(update_fields=["before"])
    recording.record(
        release, AuditEntry.Action.PUBLISHED, by=by, at=at, after={"items": release.items.count()}
    )
    return True


def _set_time(release: Release, release_at: datetime, *, by: Actor, at: datetime) -> None:
    stops = [each.told for each in checklist(release) if each.stops and not each.is_well]
    if stops:
        raise ValidationError(stops)
    for item in release.items.all():
        item.pinned, item.before = dict(bundling.port_of(item.kind).pin(item.identity)), {}
        item.save(update_fields=["pinned", "before"])
    release.state, release.release_at, release.failure, release.retry_at = (
        ReleaseState.SCHEDULED, release_at, "", None,
    )  # fmt: skip
    recording.change(release, by=by, at=at)


def _must_be_open(release: Release) -> None:
    stored = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
    if not stored.is_open:
        raise NotNow(stored.get_state_display())
