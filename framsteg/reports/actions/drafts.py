"""Preparing a report, writing in it, and sending it to and fro between writing and review."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.reports.document import Placeholder, Report, open_placeholders
from framsteg.reports.errors import NotNow
from framsteg.reports.models import Kind, ReportDraft, ReportText, State
from framsteg.reports.rules.drafts import LOCKED

MONTHS_OF_A_TERTIAL = 4


@transaction.atomic
def prepare(draft: ReportDraft, *, by: Actor, at: datetime) -> None:
    """Begin a report; a correction of one that is published becomes its next edition, with the texts of the last."""
    name(draft)
    recording.create(draft, by=by, at=at)
    before = ReportDraft.objects.filter(
        programme_id=draft.programme_id, slug=draft.slug, number=draft.number - 1
    )
    for text in ReportText.objects.filter(draft__in=before):
        text.pk, text.draft, text.version = None, draft, 1
        text.save(force_insert=True)


@transaction.atomic
def change(draft: ReportDraft, *, by: Actor, at: datetime) -> None:
    """Store another day, language or note of changes."""
    if draft.is_locked:
        raise ValidationError(LOCKED)
    name(draft)
    recording.change(draft, by=by, at=at)


@transaction.atomic
def write(text: ReportText, *, by: Actor, at: datetime) -> None:
    """Store what somebody has written. Raises StaleEdit where somebody else was faster."""
    ReportDraft.objects.select_for_update(no_key=True).get(pk=text.draft_id)
    recording.change(text, by=by, at=at)


def lay_out(draft: ReportDraft, trees: Iterable[Report]) -> None:
    """See that there is a text to write in for every place of the report, whether it is empty or not needed."""
    if draft.is_locked:
        return
    wanted = {(place.id, tree.language): place for tree in trees for place in _places(tree)}
    known = set(draft.texts.values_list("place", "language"))
    rows = [
        ReportText(
            draft=draft, place=place, language=language, title=each.title, instruction=each.instruction
        )
        for (place, language), each in wanted.items()
        if (place, language) not in known
    ]
    ReportText.objects.bulk_create(rows, ignore_conflicts=True)


def _places(tree: Report) -> Iterator[Placeholder]:
    """The places where people must write, and the summary, where they may."""
    with override(tree.language):
        instruction = _("Leave empty, and the summary of the programme stands here.")
        yield Placeholder("summary", _("Opening of the summary"), instruction)
    yield from open_placeholders(tree)


@transaction.atomic
def send_to_review(draft: ReportDraft, *, by: Actor, at: datetime) -> None:
    """Let owner, controller and communicator read and comment. The texts can still be changed."""
    _move(draft, (State.DRAFT,), State.IN_REVIEW, by=by, at=at)


@transaction.atomic
def reopen(draft: ReportDraft, *, by: Actor, at: datetime) -> None:
    """Open the texts again: signatures that have been given hold no longer, and stay in the history."""
    draft.locked_round = None
    _move(draft, (State.IN_REVIEW, State.SIGNED), State.DRAFT, by=by, at=at)


@transaction.atomic
def discard(draft: ReportDraft, *, by: Actor, at: datetime) -> None:
    """Remove a report that nobody has signed. Raises NotNow for one that somebody has."""
    if draft.signing_round:
        raise NotNow(draft)
    recording.remove(draft, by=by, at=at)


def name(draft: ReportDraft) -> None:
    """Its name in addresses, and the edition that it becomes: the one after the last that has been published."""
    draft.slug = slug_of(draft)
    others = ReportDraft.objects.filter(programme_id=draft.programme_id, slug=draft.slug).exclude(pk=draft.pk)
    last = others.order_by("-number").values_list("number", flat=True).first()
    draft.number = (last or 0) + 1


def slug_of(draft: ReportDraft) -> str:
    base = draft.programme.slug
    if draft.kind == Kind.SUB_PROJECT and draft.sub_project is not None:
        return f"{base}-delprojekt-{draft.sub_project.number}"
    if draft.kind == Kind.TERTIAL:
        return f"{base}-{draft.as_of.year}-t{(draft.as_of.month - 1) // MONTHS_OF_A_TERTIAL + 1}"
    return base


def _move(draft: ReportDraft, allowed: tuple[State, ...], to: State, *, by: Actor, at: datetime) -> None:
    """From one state to the next; NotNow where it is in none of those allowed, as when somebody was faster."""
    stored = ReportDraft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    if stored.state not in allowed:
        raise NotNow(stored.get_state_display())
    draft.state = to
    recording.change(draft, by=by, at=at)
