"""What must hold for what an event asks of people and promises them."""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from framsteg.participation.models import Event, EventKind, Level
from framsteg.programme.rules.dates import check_years

ASKING_LEVELS = frozenset(Level.values) - {Level.INFORMATION}


def check_inviting(event: Event, *, stored: Event | None) -> None:
    check_years(event, "answer_by", "answered_on", "contributions_until")
    if event.takes_contributions:
        _check_asking(event)
    if event.answer_by and event.starts_on and event.answer_by < event.starts_on:
        raise ValidationError({"answer_by": _("The answer would come before the event.")})
    if event.takes_sign_ups:
        _check_sign_ups(event)
    if stored is not None:
        _check_seats(event)


def _check_asking(event: Event) -> None:
    """Nobody is asked without being told what can be influenced, who decides and when the answer comes."""
    needed = {
        "question": _("Write the question that people are to answer."),
        "level": _("Say the level of participation: people want to know before they write."),
        "influence": _("Say what can be influenced."),
        "decided_by": _("Say who decides."),
        "answer_by": _("Say by which day the views are answered."),
    }
    missing = {name: sentence for name, sentence in needed.items() if not getattr(event, name)}
    if missing:
        raise ValidationError(missing)
    if event.level not in ASKING_LEVELS:
        raise ValidationError(
            {"level": _("An event that only informs takes no views. Choose another level, or take none.")}
        )


def _check_sign_ups(event: Event) -> None:
    if event.kind == EventKind.WEB_DIALOGUE:
        raise ValidationError({"takes_sign_ups": _("Nobody signs up for a dialogue on the web.")})
    if event.starts_on is None or event.starts_precision != "day":
        raise ValidationError({"starts_on": _("Say the day before people sign up.")})


def _check_seats(event: Event) -> None:
    """A seat that somebody has been promised is not taken back by a smaller number."""
    if event.capacity is None:
        return
    taken = event.sign_ups.aggregate(highest=Max("seat"))["highest"] or 0
    if event.capacity < taken:
        raise ValidationError(
            {"capacity": _("%(number)d seats have been given. There cannot be fewer.") % {"number": taken}}
        )
