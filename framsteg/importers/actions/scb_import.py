"""Figures from Statistics Sweden's databases."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from framsteg.audit.actors import Actor
from framsteg.importers.actions import endpoints, keeping
from framsteg.importers.actions.letting_in import Consent, Description, indicator_for, let_in
from framsteg.importers.scb import fetch, ingest
from framsteg.importers.scb.client import Client, Client1, Client2
from framsteg.importers.scb.schema import CONTENTS, Question
from framsteg.importers.shared.errors import SeveralValues
from framsteg.importers.shared.json_stat import Dataset
from framsteg.indicators.figures import Delivery, DeliveryReport
from framsteg.indicators.models import Indicator, Source
from framsteg.indicators.periods import canonical, kind_of
from framsteg.lib.text import slug


def question_of(indicator: Indicator) -> Question:
    """What to ask for, as it is written with the indicator."""
    selection = dict(indicator.source_selection)
    first = str(selection.pop("from", ""))
    choices = {name: tuple(codes) for name, codes in selection.items()}
    return Question(indicator.source_table, choices, first)


def version_of(table: str) -> int:
    """Tables of version 1 are paths, those of version 2 short names."""
    return 1 if "/" in table else 2


def asked(question: Question, version: int) -> dict[str, Any]:
    """The question as it is kept with its fetch."""
    return {
        "version": version,
        "table": question.table,
        "choices": {name: list(codes) for name, codes in question.choices.items()},
        "first": question.first,
    }


def import_figures(
    question: Question,
    *,
    code: str = "",
    version: int = 2,
    again: bool = False,
    publish: bool = False,
    indicator: Indicator | None = None,
    within: float | None = None,
    consent: Consent,
    by: Actor,
    at: datetime,
) -> DeliveryReport:
    """Fetch what `question` asks for and let it in to `indicator`; without one, to the indicator `code`, which is made
    if it is missing. `within` is how many seconds it may take.
    """
    started = keeping.begin("scb", asked(question, version), at=at, again=again)
    with endpoints.session(within) as session:
        asker = keeping.KeepingAsker(started, session)
        client: Client = (
            Client2(asker, endpoints.scb()) if version == 2 else Client1(asker, endpoints.scb_1())
        )
        fetched = keeping.carry_out(started, lambda: fetch.fetch(client, question))
    read = ingest.read(fetched.result, question)

    def deliver(sources: dict[str, Source]) -> Sequence[Delivery]:
        if indicator is not None:
            return [read.to(indicator)]
        description = _description(fetched.result, question, code, publish)
        return [read.to(indicator_for(description, sources["scb"], by=by, at=at))]

    return let_in(
        deliver,
        fetched,
        source=indicator.source.key if indicator is not None else "scb",
        reference=f"{question.table} {read.updated}".strip(),
        consent=consent,
        by=by,
        at=at,
        updated=read.updated,
    )


def _description(parts: list[Dataset], question: Question, code: str, publish: bool) -> Description:
    """An indicator made of what the table says of itself."""
    table = parts[0]
    contents = table.with_role("metric", *CONTENTS)
    if contents is None or len(contents.codes) != 1:
        raise SeveralValues(dimension="ContentsCode" if contents is None else contents.label)
    key = contents.codes[0]
    time = table.with_role("time", "Tid")
    selection = {name: list(codes) for name, codes in question.choices.items()}
    values = {
        "title": contents.labels.get(key) or table.label,
        "definition": table.label,
        "unit": contents.units.get(key) or "antal",
        "decimals": min(contents.decimals.get(key, 0), 6),
        "frequency": kind_of(canonical(time.codes[0])) if time and time.codes else "year",
        "source_table": question.table,
        "source_selection": selection | ({"from": question.first} if question.first else {}),
    }
    return Description(code or slug(f"{question.table} {key}"), values, publish)
