"""Which changes of the audit trail are told to whom. A change is told only where its thing is public, or was."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from framsteg.audit.models import AuditEntry, Visibility
from framsteg.open_data.models import WebhookDelivery, WebhookSubscription
from framsteg.open_data.reading import address_of, found
from framsteg.open_data.resource import Resource
from framsteg.open_data.resources import RESOURCES
from framsteg.open_data.resources.figures import public_indicators
from framsteg.programme.queries.audience import programmes, sub_projects

AT_A_TIME = 1_000
LOOKED_AT_AGAIN = 5_000
"""Rows before the last one seen that are looked at once more: a long transaction may add its rows late."""
LATE = timedelta(days=1)
TOLD_AS = {
    AuditEntry.Action.CREATED: "created",
    AuditEntry.Action.CHANGED: "changed",
    AuditEntry.Action.PUBLISHED: "published",
    AuditEntry.Action.WITHDRAWN: "withdrawn",
    AuditEntry.Action.REMOVED: "removed",
}
GONE = (AuditEntry.Action.WITHDRAWN, AuditEntry.Action.REMOVED)
BY_MODEL: Mapping[str, Resource] = {each.model: each for each in RESOURCES if each.model}


def notice(*, at: datetime) -> int:
    """Queue what has happened since the last time for everyone who wants to know; how many deliveries."""
    going_on = WebhookSubscription.objects.filter(ended_at__isnull=True).order_by("pk")
    queued = 0
    for identity in going_on.values_list("pk", flat=True):
        is_more = True
        while is_more:
            new, is_more = _notice(identity, at)
            queued += new
    return queued


@transaction.atomic
def _notice(identity: int, at: datetime) -> tuple[int, bool]:
    """Some of one subscriber's news, in one transaction with how far it has been told; and whether there is more."""
    subscription = (
        WebhookSubscription.objects.select_for_update(no_key=True)
        .select_related("municipality")
        .get(pk=identity)
    )
    new = list(_entries(subscription).filter(pk__gt=subscription.seen_to)[:AT_A_TIME])
    entries = [*_late_entries(subscription, at), *new]
    public = _public_ids(entries)
    rows = [_delivery(subscription, each, at) for each in entries if _is_told(each, public)]
    WebhookDelivery.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_A_TIME)
    if new:
        WebhookSubscription.objects.filter(pk=identity).update(seen_to=new[-1].pk)
    return len(rows), len(new) == AT_A_TIME


def _entries(subscription: WebhookSubscription) -> QuerySet[AuditEntry]:
    """Rows of the municipality about kinds of things that are open data, in order."""
    return AuditEntry.objects.filter(
        municipality_code=subscription.municipality.code,
        object_type__in=list(BY_MODEL),
        action__in=list(TOLD_AS),
    ).order_by("pk")


def _late_entries(subscription: WebhookSubscription, at: datetime) -> QuerySet[AuditEntry]:
    """Rows before the last one seen that have not been told: added late, or of what became public afterwards."""
    told = WebhookDelivery.objects.filter(subscription=subscription).values("entry")
    return (
        _entries(subscription)
        .filter(pk__gt=subscription.seen_to - LOOKED_AT_AGAIN, pk__lte=subscription.seen_to)
        .filter(at__gte=max(subscription.created_at, at - LATE))
        .exclude(pk__in=told)
    )


def _public_ids(entries: Iterable[AuditEntry]) -> Mapping[str, frozenset[str]]:
    """Of the things told about, those that anyone may read now. One query for each kind."""
    wanted: dict[str, set[str]] = {}
    for each in entries:
        wanted.setdefault(each.object_type, set()).add(each.object_id)
    return {
        kind: frozenset(map(str, found(BY_MODEL[kind]).filter(pk__in=ids).values_list("pk", flat=True)))
        for kind, ids in wanted.items()
    }


def _is_told(entry: AuditEntry, public: Mapping[str, frozenset[str]]) -> bool:
    if entry.action in GONE:
        return entry.object_id not in public[entry.object_type] and _was_public(entry)
    return entry.object_id in public[entry.object_type]


def _was_public(entry: AuditEntry) -> bool:
    """Whether what is gone could be read before: it was public itself, and what it was part of still is."""
    if entry.before.get("visibility", Visibility.PUBLIC) != Visibility.PUBLIC:
        return False
    owners = (
        ("sub_project", sub_projects()),
        ("programme", programmes()),
        ("indicator", public_indicators()),
    )
    for name, rows in owners:
        owner = _owner(entry, name)
        if owner is not None:
            return rows.filter(pk=owner).exists()
    return True


def _owner(entry: AuditEntry, name: str) -> Any:
    """The id of what it was part of, from what is told of it or, where it still exists, from itself."""
    if name in entry.before:
        return (entry.before[name] or {}).get("id")
    row = apps.get_model(entry.object_type)._base_manager.filter(pk=entry.object_id).first()
    return getattr(row, f"{name}_id", None)


def _delivery(subscription: WebhookSubscription, entry: AuditEntry, at: datetime) -> WebhookDelivery:
    resource, identity = BY_MODEL[entry.object_type], uuid4()
    action = TOLD_AS[AuditEntry.Action(entry.action)]
    content = {
        "id": str(identity),
        "event": f"{resource.name}.{action}",
        "kind": resource.name,
        "action": action,
        "thing_id": int(entry.object_id),
        "url": address_of(resource, settings.FRAMSTEG_BASE_URL.rstrip("/"), entry.object_id),
        "municipality_code": entry.municipality_code,
        "happened_at": entry.at.isoformat(),
    }
    return WebhookDelivery(
        subscription=subscription, entry=entry.pk, identity=identity, content=content, not_before=at
    )
