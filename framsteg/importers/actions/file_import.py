"""Figures from a file."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from framsteg.audit.actors import Actor
from framsteg.importers.actions import keeping
from framsteg.importers.actions.letting_in import Consent, Description, indicator_for, let_in
from framsteg.importers.table_files import client, fetch, ingest
from framsteg.importers.table_files.fetch import Question
from framsteg.indicators.figures import Delivery, DeliveryReport
from framsteg.indicators.models import Region, Source


def import_figures(
    path: Path, description: Description, *, decimal: str = "", consent: Consent, by: Actor, at: datetime
) -> DeliveryReport:
    """Keep the file as it is, read it, and let its figures in to one indicator, which is made if it is missing."""
    question = Question(path.name, decimal)
    content = client.read_bytes(path)
    asked = {"file": path.name, "decimal": decimal, "checksum": sha256(content).hexdigest()}
    started = keeping.begin("file", asked, at=at)
    started.answers.all().delete()
    fetched = keeping.carry_out(
        started,
        lambda: keeping.keep_answer(started, content, fetch.understand, method="READ", url=path.name),
    )
    names = dict(Region.objects.values_list("code", "name"))
    read = ingest.read(fetched.result, question, names)

    def deliver(sources: dict[str, Source]) -> Sequence[Delivery]:
        return [read.to(indicator_for(description, sources["fil"], by=by, at=at))]

    return let_in(deliver, fetched, source="fil", reference=path.name, consent=consent, by=by, at=at)
