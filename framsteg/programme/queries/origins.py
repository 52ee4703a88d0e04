"""Where what is said of sub-projects and their money comes from, where it is not the municipality's own record."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import connection

from framsteg.audit.models import ProvenanceKind
from framsteg.programme.models import Programme, StatusReport

from .audience import PROVENANCE

NOT_OWN = tuple(kind.value for kind in ProvenanceKind if kind is not ProvenanceKind.OWN_RECORD)
_OF_MONEY = f"""
SELECT l.provenance, l.provenance_note, l.provenance_note_en, l.source_url FROM programme_allocation l
WHERE l.programme_id = %(programme)s AND l.provenance IN {NOT_OWN}
UNION
SELECT f.provenance, f.provenance_note, f.provenance_note_en, f.source_url
FROM programme_forecast f JOIN programme_subproject s ON s.id = f.sub_project_id
WHERE s.programme_id = %(programme)s AND f.provenance IN {NOT_OWN}
"""


@dataclass(frozen=True)
class Origin:
    """A way in which something is not the municipality's own record."""

    provenance: str
    provenance_note: str
    provenance_note_en: str
    source_url: str


def origins_of_reports(sub_project_ids: Collection[int]) -> Sequence[Origin]:
    """The different origins of the reports about these sub-projects: their stages rest on them."""
    reports = StatusReport.objects.filter(sub_project_id__in=sub_project_ids, provenance__in=NOT_OWN)
    return tuple(Origin(*row) for row in reports.order_by().values_list(*PROVENANCE).distinct())


def origins_of_money(programme: Programme) -> Sequence[Origin]:
    """The different origins of the programme's allocations and forecasts. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_MONEY, {"programme": programme.pk})
        return tuple(Origin(*row) for row in cursor.fetchall())
