"""Giving a view, and what happens with it: each step is stored, told and sent to the giver, whole or not at all."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelsearch import index

from framsteg.accounts.models import Role
from framsteg.audit import generation, recording
from framsteg.audit.actors import Actor, SystemActor
from framsteg.lib.sealing import marks
from framsteg.mail.actions import outbox
from framsteg.participation.emails import givers
from framsteg.participation.models import (
    Contribution,
    ContributionLink,
    ContributionState,
    ContributionStep,
    Giver,
    Moderation,
    ModerationRule,
    StepKind,
    Support,
)
from framsteg.participation.queries.contributions import sent_with
from framsteg.participation.rules.contributions import check_merge
from framsteg.programme.models import Decision, PriorityArea, StatusReport, SubProject

VISITOR = SystemActor("visitor")
CONFIRMED_WITHIN = timedelta(days=7)
MOST_LETTERS_TO_ONE = 5
"""Unanswered questions to one address at a time: a form is not to be used for filling somebody's letter box."""

Target = PriorityArea | SubProject | Decision | StatusReport
ANSWERS = {
    ContributionState.CONSIDERED: StepKind.CONSIDERED,
    ContributionState.BECAME: StepKind.BECAME,
    ContributionState.DECLINED: StepKind.DECLINED,
}


def give(contribution: Contribution, *, email: str = "", by: Actor = VISITOR, at: datetime) -> Contribution:
    """Store what somebody said. The same form sent twice, even at once, is one: the first is given back."""
    earlier = sent_with(contribution.token)
    if earlier is not None:
        return earlier
    contribution.given_at = contribution.state_at = at
    try:
        with transaction.atomic():
            recording.create(contribution, by=by, at=at)
            _step(contribution, StepKind.RECEIVED, at=at)
            if email:
                _ask(contribution, email, at=at)
    except (IntegrityError, ValidationError):
        earlier = sent_with(contribution.token)
        if earlier is None:
            raise
        return earlier
    return contribution


@transaction.atomic
def publish(contribution: Contribution, *, text: str = "", by: Actor, at: datetime) -> None:
    """Let all read it, with personal data taken out where `text` is another than what was written."""
    is_new = not contribution.is_published
    if text and text != contribution.text:
        contribution.text, contribution.was_shortened = text, True
    if is_new:
        contribution.moderation, contribution.rule, contribution.moderated_at = Moderation.PUBLISHED, "", at
    recording.change(contribution, by=by, at=at)
    if is_new:
        _step(contribution, StepKind.PUBLISHED, at=at)


@transaction.atomic
def withhold(
    contribution: Contribution, *, rule: ModerationRule, reason: str, by: Actor, at: datetime
) -> None:
    """Keep it from the public, by one of the written rules; the giver is told which, and why."""
    if not reason.strip():
        raise ValidationError({"reason": _("Write why, so that whoever wrote it can understand.")})
    for each in list(contribution.merged.all()):
        part(each, by=by, at=at)
    contribution.moderation, contribution.rule, contribution.moderated_at = Moderation.WITHHELD, rule, at
    contribution.merged_into = None
    recording.change(contribution, by=by, at=at)
    index.remove_object(contribution)
    with override("sv"):  # whatever language the moderator reads in: the reason is in Swedish too
        told = f"{rule.label} {reason.strip()}"
    _step(contribution, StepKind.WITHHELD, at=at, text=told)


@transaction.atomic
def merge(contribution: Contribution, into: Contribution, *, by: Actor, at: datetime) -> None:
    """Say that it says the same as `into`, whose answer becomes its own. What was joined to it goes along."""
    check_merge(contribution, into)
    if contribution.moderation == Moderation.WITHHELD:
        raise ValidationError(_("A view that is not published is not joined to others."))
    for each in list(contribution.merged.all()):
        each.merged_into = into
        recording.change(each, by=by, at=at)
    publish(contribution, by=by, at=at)
    contribution.merged_into = into
    recording.change(contribution, by=by, at=at)
    _step(contribution, StepKind.MERGED, at=at)


@transaction.atomic
def part(contribution: Contribution, *, by: Actor, at: datetime) -> None:
    """Let it stand by itself again."""
    contribution.merged_into = None
    recording.change(contribution, by=by, at=at)


@transaction.atomic
def answer(
    contribution: Contribution,
    *,
    state: ContributionState,
    text: str,
    role: Role,
    text_en: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Say where it stands, in words and from a named role."""
    if state not in ANSWERS:
        raise ValidationError({"state": _("Choose where it stands now.")})
    if not text.strip():
        raise ValidationError({"text": _("Write the answer: what will be done, or why not.")})
    if contribution.merged_into_id is not None:
        raise ValidationError(_("It is joined to another view. Answer that one: the answer holds for both."))
    contribution.state, contribution.state_at = state, at
    recording.change(contribution, by=by, at=at)
    _step(contribution, ANSWERS[state], at=at, text=text.strip(), text_en=text_en.strip(), by=role)


@transaction.atomic
def join(contribution: Contribution, target: Target, *, by: Actor, at: datetime) -> ContributionLink:
    """Say that the contribution and something in the programme belong together."""
    field = {
        PriorityArea: "area",
        SubProject: "sub_project",
        Decision: "decision",
        StatusReport: "status_report",
    }[type(target)]
    link = ContributionLink(contribution=contribution, joined_at=at, **{field: target})
    recording.create(link, by=by, at=at)
    _step(contribution, StepKind.LINKED, at=at)
    return link


def unjoin(link: ContributionLink, *, by: Actor, at: datetime) -> None:
    """Take back that they belong together."""
    recording.remove(link, by=by, at=at)


def support(contribution: Contribution, *, visitor: UUID, at: datetime) -> bool:
    """Count somebody's support once; whether it is new."""
    if not contribution.event.takes_support:
        raise ValidationError(_("Support is not counted here."))
    with transaction.atomic():
        _row, is_new = Support.objects.get_or_create(
            contribution=contribution, visitor=visitor, defaults={"given_on": at.date()}
        )
        if is_new:
            generation.bump()
    return is_new


def _ask(contribution: Contribution, email: str, *, at: datetime) -> None:
    waiting = Giver.objects.filter(email_mark__in=marks(email), confirmed_at__isnull=True).count()
    giver = Giver.objects.create(
        contribution=contribution,
        email=email,
        language=contribution.language,
        nonce=uuid4(),
        given_at=at,
        kept_until=(at + CONFIRMED_WITHIN).date(),
    )
    if waiting < MOST_LETTERS_TO_ONE:
        outbox.queue(givers.confirmation(giver), at=at)


def _step(
    contribution: Contribution,
    kind: StepKind,
    *,
    at: datetime,
    text: str = "",
    text_en: str = "",
    by: Role | None = None,
) -> None:
    """Add the step, and tell the giver: of all that were joined to it too, where it holds for them."""
    step = ContributionStep.objects.create(
        contribution=contribution,
        kind=kind,
        at=at,
        text=text,
        text_en=text_en,
        by=by,
        by_text=by.title if by else "",
    )
    if kind != StepKind.RECEIVED:
        outbox.queue_many((givers.step_letter(each, step) for each in _told(contribution, kind)), at=at)


def _told(contribution: Contribution, kind: StepKind) -> Sequence[Giver]:
    whose = [contribution.pk]
    if kind in (*ANSWERS.values(), StepKind.LINKED):
        whose += contribution.merged.values_list("pk", flat=True)
    rows = Giver.objects.filter(contribution_id__in=whose, confirmed_at__isnull=False)
    return list(rows.select_related("contribution__event__municipality"))
