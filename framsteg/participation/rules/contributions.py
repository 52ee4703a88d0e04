from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.lib.personal_data import PersonalData, personal_data
from framsteg.lib.text import cleaned
from framsteg.participation.models import Contribution, ContributionLink, Event, Moderation
from framsteg.participation.queries.events import is_past

FEWEST_LETTERS = 3
EARLIEST_ANSWER = 3
"""Seconds: nobody reads a question and answers it faster."""


@recording.check.register(Contribution)
def _contribution(contribution: Contribution, *, on: date) -> None:
    check_text(contribution.text)
    theme = contribution.theme
    if theme is not None and theme.event_id != contribution.event_id:
        raise ValidationError({"theme": _("Choose a theme of the same event.")})
    other = contribution.merged_into
    if other is not None:
        check_merge(contribution, other)


@recording.check.register(ContributionLink)
def _link(link: ContributionLink, *, on: date) -> None:
    target, event = link.target, link.contribution.event
    if recording.municipality_code(target) != event.municipality.code:
        raise ValidationError(_("It belongs to another municipality."))


def check_text(text: str) -> None:
    """Something that can be read: a picture or a row of marks says nothing to whoever is to answer."""
    tidy = cleaned(text)
    if not tidy:
        raise ValidationError({"text": _("Write what you want to say.")})
    if sum(letter.isalpha() for letter in tidy) < FEWEST_LETTERS:
        raise ValidationError(
            {"text": _("Write in words: nobody can answer signs and pictures alone.")}, code="no_words"
        )


def told_apart(text: str) -> Sequence[PersonalData]:
    """What in the text says who somebody is."""
    return tuple(personal_data(text))


def check_merge(contribution: Contribution, other: Contribution) -> None:
    if other.pk == contribution.pk:
        raise ValidationError(_("It cannot be joined to itself."))
    if other.event_id != contribution.event_id:
        raise ValidationError(_("Choose a view from the same event."))
    if other.merged_into_id is not None:
        raise ValidationError(_("That view is joined to another one. Choose the one that stands by itself."))
    if other.moderation != Moderation.PUBLISHED:
        raise ValidationError(_("Publish the view that it is joined to first."))


def takes_contributions(event: Event, *, on: date) -> bool:
    """Whether people can write now: asked for, public, and not past the last day."""
    if not (event.takes_contributions and event.is_public):
        return False
    return event.contributions_until is None or on <= event.contributions_until


def takes_sign_ups(event: Event, *, on: date) -> bool:
    """Whether people can sign up now: until the end of the event's own day."""
    return event.takes_sign_ups and event.is_public and not is_past(event, on)
