"""A plan's file is taken in, kept as it came, and said how to read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.importers.actions import raw_files
from framsteg.importers.actions.keeping import checksum_of
from framsteg.importers.actions.plans.comparison import Comparison, compare
from framsteg.importers.models import PlanImport, PlanImportState, PlanMapping
from framsteg.importers.plan_workbook import client, fetch, ingest
from framsteg.importers.plan_workbook.fetch import Table
from framsteg.importers.plan_workbook.schema import Mapping, mapping_from
from framsteg.lib.collecting import sparing_what_is_there
from framsteg.programme.models import Programme


def upload(
    programme: Programme,
    content: bytes,
    name: str,
    *,
    sheets: Sequence[str] = (),
    all_sheets: bool = False,
    by: Actor,
    at: datetime,
) -> PlanImport:
    """Keep the file and propose how to read it. Raises a SourceError that says why it cannot be read.

    `sheets` are those that are to be read together; where none are named, those that look alike are proposed.
    """
    table = fetch.understand(content, name, sheet=next(iter(sheets), ""))
    if sheets or all_sheets:
        table = table.reading(table.alike if all_sheets else tuple(sheets[1:]))
    plan_import = PlanImport(
        programme=programme,
        file_name=name[:255],
        content_sha256=raw_files.keep(content),
        size=len(content),
        mapping=proposal(programme, table).as_json(),
        uploaded_at=at,
        uploaded_by=str(by)[:200],
    )
    with transaction.atomic():
        plan_import.save(force_insert=True)
        tell(plan_import, AuditEntry.Action.CREATED, by=by, at=at, after={"file_name": name})
    return plan_import


def proposal(programme: Programme, table: Table) -> Mapping:
    """What the headings tell, with what the municipality has said about the same headings before."""
    remembered = PlanMapping.objects.filter(
        municipality=programme.municipality_id, signature_sha256=checksum_of(table.proposal.signature)
    ).first()
    return table.proposal.recalling(remembered.mapping) if remembered else table.proposal


def opened(
    plan_import: PlanImport, *, sheet: str = "", header: int | None = None, header_rows: int = 1
) -> Table:
    """The kept file, opened anew; with another sheet or another row of headings where those are given."""
    content = raw_files.read(plan_import.content_sha256)
    return fetch.understand(
        content, plan_import.file_name, sheet=sheet, header=header, header_rows=header_rows
    )


def look_elsewhere(
    plan_import: PlanImport, *, sheet: str, header: int | None, header_rows: int, by: Actor, at: datetime
) -> None:
    """Read another sheet or another row of headings, with a new proposal for its columns."""
    table = opened(plan_import, sheet=sheet, header=header, header_rows=header_rows)
    set_mapping(plan_import, proposal(plan_import.programme, table), by=by, at=at)


@transaction.atomic
def set_mapping(plan_import: PlanImport, mapping: Mapping, *, by: Actor, at: datetime) -> None:
    """Say how the columns are to be read, and remember it. Raises the error of what cannot be read so."""
    ingest.check(mapping)
    plan_import.mapping = mapping.as_json()
    plan_import.save(update_fields=["mapping"])
    PlanMapping.objects.update_or_create(
        municipality=plan_import.programme.municipality,
        signature_sha256=checksum_of(mapping.signature),
        defaults={"mapping": mapping.remembered(), "saved_at": at},
    )


def answer_pairs(plan_import: PlanImport, pairs: dict[str, str], *, gone: str) -> None:
    """Say which rows are which stored sub-projects, and what happens to those that the plan does not name."""
    said = mapping_of(plan_import)
    changed = replace(said, pairs={**said.pairs, **pairs}, gone=gone)
    plan_import.mapping = changed.as_json()
    plan_import.save(update_fields=["mapping"])


def mapping_of(plan_import: PlanImport) -> Mapping:
    return mapping_from(plan_import.mapping)


@sparing_what_is_there()
def preview(plan_import: PlanImport, *, at: datetime) -> Comparison:
    """What the import would change now. Nothing is stored."""
    mapping = mapping_of(plan_import)
    content = raw_files.read(plan_import.content_sha256)
    workbook = client.open_workbook(content, plan_import.file_name)
    return compare(plan_import.programme, ingest.read(workbook, mapping), mapping, on=at.date())


@transaction.atomic
def discard(plan_import: PlanImport, *, by: Actor, at: datetime) -> None:
    """Leave an import that has not been applied."""
    if plan_import.state == PlanImportState.UPLOADED:
        plan_import.state = PlanImportState.DISCARDED
        plan_import.save(update_fields=["state"])
        tell(plan_import, AuditEntry.Action.CHANGED, by=by, at=at, after={"state": plan_import.state})


def tell(
    plan_import: PlanImport, action: AuditEntry.Action, *, by: Actor, at: datetime, after: dict[str, Any]
) -> None:
    recording.record(plan_import, action, by=by, at=at, after=after)
