"""What is kept of the person with an address, kind by kind, and how each row of it is told."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from framsteg.accounts.models import Person, User
from framsteg.audit.models import AuditEntry
from framsteg.lib.sealing import marks
from framsteg.mail.models import OutgoingMail
from framsteg.participation.models import Giver, Message, SignUp, Subscriber
from framsteg.programme.models import ReportLink

Told = Mapping[str, Any]


def givers(email: str) -> QuerySet[Giver]:
    return _marked(Giver, "email_mark", email).select_related("contribution__event")


def subscribers(email: str) -> QuerySet[Subscriber]:
    return (
        _marked(Subscriber, "email_mark", email)
        .select_related("municipality")
        .prefetch_related("subscriptions")
    )


def sign_ups(email: str) -> QuerySet[SignUp]:
    return _marked(SignUp, "email_mark", email).select_related("event")


def messages(email: str) -> QuerySet[Message]:
    return _marked(Message, "reply_mark", email)


def letters(email: str) -> QuerySet[OutgoingMail]:
    return _marked(OutgoingMail, "to_mark", email)


def people(email: str) -> QuerySet[Person]:
    return Person.objects.filter(email__iexact=email).order_by("pk")


def accounts(email: str) -> QuerySet[User]:
    return User.objects.filter(email__iexact=email).order_by("pk")


def report_links(email: str) -> QuerySet[ReportLink]:
    return ReportLink.objects.filter(email__iexact=email).order_by("pk")


def deeds(email: str) -> Sequence[Told]:
    """How much the trail tells of the person, not each thing: the editor's history has them all."""
    users = [str(key) for key in accounts(email).values_list("pk", flat=True)]
    told = AuditEntry.objects.filter(actor_id__in=users).order_by("at")
    first, last = (told.first(), told.last()) if users else (None, None)
    if first is None or last is None:
        return ()
    return [{"entries": told.count(), "first": _iso(first.at), "last": _iso(last.at)}]


def _marked(model: Any, mark: str, email: str) -> QuerySet[Any]:
    """The rows with the address, whatever its letters' case."""
    found: QuerySet[Any] = model._default_manager.filter(**{f"{mark}__in": marks(email)}).order_by("pk")
    return found


def giver(row: Giver) -> Told:
    return {
        "contribution": row.contribution_id,
        "text": row.contribution.text,
        "event": str(row.contribution.event),
        "language": row.language,
        "given_at": _iso(row.given_at),
        "confirmed_at": _iso(row.confirmed_at),
        "kept_until": _iso(row.kept_until),
    }


def subscriber(row: Subscriber) -> Told:
    return {
        "municipality": row.municipality.name,
        "follows": [str(followed) for followed in row.subscriptions.all()],
        "frequency": row.frequency,
        "language": row.language,
        "confirmed_at": _iso(row.confirmed_at),
    }


def sign_up(row: SignUp) -> Told:
    return {"event": str(row.event), "name": row.name, "seat": row.seat, "at": _iso(row.signed_up_at)}


def message(row: Message) -> Told:
    return {"text": row.text, "page": row.page, "at": _iso(row.created_at), "answer": row.reply}


def letter(row: OutgoingMail) -> Told:
    return {"subject": row.subject, "state": row.state, "at": _iso(row.queued_at)}


def person(row: Person) -> Told:
    return {"person": row.name, "roles": [str(role) for role in row.roles.all()]}


def account(row: User) -> Told:
    return {
        "user": row.username,
        "name": row.get_full_name(),
        "access": [str(grant) for grant in row.grants.select_related("municipality")],
        "last_signed_in": _iso(row.last_login),
    }


def report_link(row: ReportLink) -> Told:
    return {"report_link": str(row), "until": _iso(row.expires_on)}


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None
