"""Answering those who ask: to one by mail, to all on the page, or saying why not. Each is told once."""

from datetime import datetime

from django.db import transaction

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.mail.actions import outbox
from framsteg.participation.emails import answers as letters
from framsteg.participation.models import Answer, Message


@transaction.atomic
def handle(message: Message, *, by: Actor, at: datetime) -> None:
    """Store what a moderator did with a message, and send what was written to whoever asked."""
    stored = Message.objects.select_for_update(no_key=True).get(pk=message.pk)
    is_answer, is_refusal = bool(message.reply) and not stored.reply, bool(message.rule) and not stored.rule
    if is_answer:
        message.replied_at = at
    if (is_answer or is_refusal) and message.handled_at is None:
        message.handled_at = at
    recording.change(message, by=by, at=at)
    if message.reply_to and is_answer:
        outbox.queue(letters.reply(message), at=at)
    elif message.reply_to and is_refusal:
        outbox.queue(letters.withheld(message), at=at)


@transaction.atomic
def tell(answer: Answer, *, by: Actor, at: datetime) -> None:
    """The message behind a public answer is handled, and whoever wrote it hears where it stands."""
    if answer.message_id is None:
        return
    message = (
        Message.objects.select_related("municipality")
        .select_for_update(no_key=True, of=("self",))
        .get(pk=answer.message_id)
    )
    if message.handled_at is None:
        message.handled_at = at
        recording.change(message, by=by, at=at)
    if message.reply_to:
        outbox.queue(letters.published(answer, message), at=at)
