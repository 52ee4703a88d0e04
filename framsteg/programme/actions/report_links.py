"""Links by which somebody without an account reports: made and revoked by the programme's lead; each use is told."""

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from framsteg.audit import recording
from framsteg.audit.actors import Actor, SystemActor
from framsteg.audit.models import AuditEntry
from framsteg.mail.actions import outbox
from framsteg.programme.emails.report_links import invitation
from framsteg.programme.models import ReportLink, SubProject
from framsteg.programme.queries.report_links import hash_of
from framsteg.programme.rules.report_links import check_sub_projects, secret_of


@transaction.atomic
def make(link: ReportLink, sub_projects: Iterable[SubProject], *, by: Actor, at: datetime) -> str:
    """Store the link; returns its secret, which is shown to nobody again. With an address it is sent there."""
    chosen = sorted(sub_projects, key=lambda each: each.number)
    check_sub_projects(link, chosen)
    link.nonce = uuid4()
    secret = secret_of(link)
    link.token_hash = hash_of(secret)
    recording.create(link, by=by, at=at, links={"sub_projects": chosen})
    if link.email:
        outbox.queue(invitation(link, chosen, secret), at=at)
    return secret


def revoke(link: ReportLink, *, by: Actor, at: datetime) -> None:
    """Close the link for good. Does nothing to one that is revoked already."""
    if link.revoked_at is not None:
        return
    link.revoked_at = at
    recording.change(link, by=by, at=at)


@transaction.atomic
def tell_use(link: ReportLink, what: str, *, at: datetime) -> None:
    """Tell in the audit trail that the link was opened, or that somebody tried to."""
    ReportLink.objects.filter(pk=link.pk).update(used_at=at)
    recording.record(link, AuditEntry.Action.SIGNED_IN, by=actor_of(link), at=at, note=what)


def actor_of(link: ReportLink) -> SystemActor:
    """The link as the one who does something: told by its number and the role that reports."""
    return SystemActor(f"{link.role} (link {link.pk})", pk=f"report-link:{link.pk}")
