"""Money set aside for a programme."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from framsteg.programme.models import Programme

# A decision is named only where it is public and is of no other programme and no sub-project, which may be drafts.
_SET_ASIDE = """
SELECT t.budget_year, t.amount_ore, t.funder, d.id, COALESCE(d.title, ''), COALESCE(d.title_en, ''),
       t.provenance, t.provenance_note, t.provenance_note_en, t.source_url
FROM programme_appropriation t
LEFT JOIN programme_decision d ON d.id = t.decision_id AND d.visibility = 'public' AND d.sub_project_id IS NULL
     AND (d.programme_id IS NULL OR d.programme_id = t.programme_id)
WHERE t.programme_id = %s ORDER BY t.budget_year, t.id
"""


@dataclass(frozen=True)
class SetAside:
    """An appropriation, with the public decision it rests on where there is one."""

    budget_year: int
    amount_ore: int
    funder: str
    decision_id: int | None
    decision_title: str
    decision_title_en: str
    provenance: str
    provenance_note: str
    provenance_note_en: str
    source_url: str


def set_aside(programme: Programme) -> Sequence[SetAside]:
    """What the programme has been given in each year's budget, the earliest first."""
    with connection.cursor() as cursor:
        cursor.execute(_SET_ASIDE, [programme.pk])
        return tuple(SetAside(*row) for row in cursor.fetchall())
