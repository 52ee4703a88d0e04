"""Asking a source so that nothing has to be asked twice: each answer is kept the moment it has come."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Generic, TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone

from framsteg.importers.actions import raw_files
from framsteg.importers.models import Fetch, FetchState, RawAnswer
from framsteg.importers.shared.asking import Pace, Understand
from framsteg.importers.shared.errors import ChangedMeanwhile, OutOfTime, SourceError
from framsteg.lib.http import HttpError, Session

T = TypeVar("T")
Result = TypeVar("Result")
USED_WITHIN = timedelta(hours=24)
"""How long kept answers may be used for the same question; later ones would mix figures of different days."""

Question = Mapping[str, Any]


@dataclass(frozen=True)
class Fetched(Generic[Result]):
    """A complete fetch: the result, when it was complete, and a checksum over all its answers."""

    fetch: Fetch
    result: Result
    fetched_at: datetime
    content_sha256: str


class KeepingAsker:
    """Gives answers that this fetch has kept already, and asks the session for the others."""

    def __init__(self, fetch: Fetch, session: Session) -> None:
        self._fetch = fetch
        self._session = session
        self._pace = Pace(0, 0)

    def pace(self, calls: int, seconds: float) -> None:
        self._pace = Pace(calls, seconds)

    def ask(self, method: str, url: str, understand: Understand[T], body: Any = None) -> T:
        request = checksum_of([method, url, body])
        kept = self._kept(request)
        if kept is not None:
            return understand(kept, url)
        if self._pace.pause >= self._session.left:
            raise OutOfTime
        self._pace.wait()
        content = self._session.ask(method, url, body).content
        return keep_answer(self._fetch, content, understand, method=method, url=url, body=body)

    def _kept(self, request: str) -> bytes | None:
        answer = self._fetch.answers.filter(request_sha256=request, understood=True).first()
        if answer is None:
            return None
        try:
            return raw_files.read(answer.content_sha256)
        except raw_files.RawFileLost:
            answer.delete()
            return None


def keep_answer(
    fetch: Fetch, content: bytes, understand: Understand[T], *, method: str, url: str, body: Any = None
) -> T:
    """Keep `content` with the fetch, understood or not, and return what `understand` makes of it."""
    answer = RawAnswer(
        fetch=fetch,
        request_sha256=checksum_of([method, url, body]),
        method=method,
        url=url,
        body=body,
        fetched_at=timezone.now(),
        content_sha256=raw_files.keep(content),
        size=len(content),
        understood=True,
    )
    try:
        result = understand(content, url)
    except SourceError:
        answer.understood = False
        answer.save()
        raise
    _save_once(answer)
    return result


def _save_once(answer: RawAnswer) -> None:
    """Two may fetch the same at once: the first answer kept is the one that counts."""
    with suppress(IntegrityError), transaction.atomic():
        answer.save()


def begin(source: str, question: Question, *, at: datetime, again: bool = False) -> Fetch:
    """The fetch of this question that is under way or was completed lately; else a new one.

    `again` asks anew even if there are fresh answers.
    """
    checksum = checksum_of(question)
    same = Fetch.objects.filter(source=source, question_sha256=checksum).exclude(state=FetchState.ABANDONED)
    with transaction.atomic():
        if again:
            same.filter(state=FetchState.RUNNING).update(state=FetchState.ABANDONED)
        else:
            fresh = same.filter(started_at__gte=at - USED_WITHIN).order_by("-started_at").first()
            if fresh is not None:
                return fresh
            same.filter(state=FetchState.RUNNING).update(state=FetchState.ABANDONED)
        return Fetch.objects.create(
            source=source, question=dict(question), question_sha256=checksum, started_at=at
        )


def latest(source: str, question: Question, *, at: datetime) -> Fetch | None:
    """The newest fetch of this question whose answers may still be used."""
    same = Fetch.objects.filter(source=source, question_sha256=checksum_of(question))
    fresh = same.exclude(state=FetchState.ABANDONED).filter(started_at__gte=at - USED_WITHIN)
    return fresh.order_by("-started_at").first()


def carry_out(fetch: Fetch, run: Callable[[], Result]) -> Fetched[Result]:
    """Run the fetch to its end. What stops it is written down with it, and a later attempt goes on from there."""
    try:
        result = run()
    except (SourceError, HttpError) as error:
        fetch.problem = str(error)
        if isinstance(error, ChangedMeanwhile):
            fetch.state, fetch.completed_at = FetchState.ABANDONED, None
        fetch.save()
        raise
    if fetch.state != FetchState.COMPLETE:
        fetch.state, fetch.completed_at, fetch.problem = FetchState.COMPLETE, timezone.now(), ""
        fetch.save()
    answers = fetch.answers.filter(understood=True).order_by("pk").values_list("content_sha256", flat=True)
    completed = fetch.completed_at or timezone.now()
    return Fetched(fetch, result, completed, checksum_of(list(answers)))


def checksum_of(value: Any) -> str:
    """A checksum of a JSON value that does not depend on the order of its keys."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=list)
    return sha256(text.encode("utf-8")).hexdigest()
