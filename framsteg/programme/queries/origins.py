"""Where what is said of sub-projects comes from, where it is not the municipality's own record."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from framsteg.audit.models import ProvenanceKind
from framsteg.programme.models import StatusReport

from .audience import PROVENANCE

NOT_OWN = tuple(kind.value for kind in ProvenanceKind if kind is not ProvenanceKind.OWN_RECORD)


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
