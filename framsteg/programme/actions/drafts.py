"""Keeping what somebody is writing, so that a dead network, battery or session loses none of it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from framsteg.programme.models import ReportDraft, RoundAsk
from framsteg.programme.queries.reporters import Reporter


class NewerDraft(Exception):
    """The same person has saved another text meanwhile, on another page. It is carried along, and not overwritten."""

    def __init__(self, draft: ReportDraft) -> None:
        super().__init__(f"draft {draft.pk} has number {draft.number}")
        self.draft = draft


@transaction.atomic
def save(
    ask: RoundAsk,
    reporter: Reporter,
    values: Mapping[str, str],
    *,
    submission: UUID,
    writer: UUID,
    seen: int,
    at: datetime,
) -> ReportDraft:
    """Keep `values`. `seen` is the number of the draft that the page knows of, 0 for none.

    Raises NewerDraft where a page other than `writer` has saved since; a page always may save over itself, so that
    an answer that was lost on the way does no harm.
    """
    RoundAsk.objects.select_for_update(no_key=True).get(pk=ask.pk)
    draft = ReportDraft.objects.filter(reporter.owns(), ask=ask).first()
    if draft is not None and draft.number != seen and draft.writer != writer:
        raise NewerDraft(draft)
    draft = draft or ReportDraft(ask=ask, user=reporter.user, link=reporter.link, number=0)
    draft.values, draft.submission, draft.writer, draft.saved_at = dict(values), submission, writer, at
    draft.number += 1
    draft.save()
    return draft


def discard(ask: RoundAsk, reporter: Reporter) -> None:
    """Throw the reporter's own draft away."""
    ReportDraft.objects.filter(reporter.owns(), ask=ask).delete()
