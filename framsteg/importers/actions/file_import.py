"""Figures from a file."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from framsteg.audit.actors import Actor
from framsteg.importers.actions import keeping
from framsteg.importers.actions.keeping import Fetched
from framsteg.importers.actions.letting_in import Consent, Description, indicator_for, let_in
from framsteg.importers.shared import files
from framsteg.importers.shared.figures import ReadFigures
from framsteg.importers.table_files import fetch, ingest
from framsteg.importers.table_files.fetch import Content, Question
from framsteg.indicators.figures import Delivery, DeliveryReport
from framsteg.indicators.models import Indicator, Region, Source, SourceKind

FILE = "fil"


def import_figures(
    path: Path, description: Description, *, decimal: str = "", consent: Consent, by: Actor, at: datetime
) -> DeliveryReport:
    """Keep the file as it is, read it, and let its figures in to one indicator, which is made if it is missing."""
    fetched, read = _read(files.read_bytes(path), Question(path.name, decimal), at=at)

    def deliver(sources: dict[str, Source]) -> Sequence[Delivery]:
        return [read.to(indicator_for(description, sources[FILE], by=by, at=at))]

    return let_in(deliver, fetched, source=FILE, reference=path.name, consent=consent, by=by, at=at)


def import_content(
    indicator: Indicator,
    content: bytes,
    *,
    name: str,
    decimal: str = "",
    consent: Consent,
    by: Actor,
    at: datetime,
) -> DeliveryReport:
    """The same for a file that was sent, and an indicator that there is."""
    fetched, read = _read(files.checked(content, name), Question(name, decimal), at=at)
    is_own = indicator.source.kind in (SourceKind.FILE, SourceKind.BY_HAND)
    return let_in(
        lambda _sources: [read.to(indicator)],
        fetched,
        source=indicator.source.key if is_own else FILE,
        reference=name,
        consent=consent,
        by=by,
        at=at,
    )


def _read(content: bytes, question: Question, *, at: datetime) -> tuple[Fetched[Content], ReadFigures]:
    """Keep the content, and read the figures in it."""
    checksum = sha256(content).hexdigest()
    asked = {"file": question.name, "decimal": question.decimal, "checksum": checksum}
    started = keeping.begin("file", asked, at=at)
    started.answers.all().delete()
    fetched = keeping.carry_out(
        started,
        lambda: keeping.keep_answer(started, content, fetch.understand, method="READ", url=question.name),
    )
    names = dict(Region.objects.values_list("code", "name"))
    return fetched, ingest.read(fetched.result, question, names)
