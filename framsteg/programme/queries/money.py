"""Money set aside for a programme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framsteg.programme.models import Programme

from .rows import SOURCE, Row, read, select

# A decision is named only where it is public and is of no other programme and no sub-project, which may be drafts.
SET_ASIDE = select(
    "money",
    """FROM programme_appropriation t
    LEFT JOIN programme_decision d ON d.id = t.decision_id AND d.visibility = 'public' AND d.sub_project_id IS NULL
         AND (d.programme_id IS NULL OR d.programme_id = t.programme_id)
    WHERE t.programme_id = %(programme)s""",
    own=("id", "amount_ore", *SOURCE),
    place="t.budget_year",
    text="t.funder",
    decision_id="d.id",
    title="COALESCE(d.title, '')",
    title_en="COALESCE(d.title_en, '')",
)


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
    return set_aside_in(read(SET_ASIDE, {"programme": programme.pk}))


def set_aside_in(rows: Iterable[Row]) -> Sequence[SetAside]:
    """The appropriations among the rows, the earliest first."""
    ordered = sorted(rows, key=lambda row: (row.place, row.id))
    return tuple(
        SetAside(
            row.place, row.amount_ore, row.text, row.decision_id, row.title, row.title_en,
            row.provenance, row.provenance_note, row.provenance_note_en, row.source_url,
        )
        for row in ordered
        if row.part == "money"
    )  # fmt: skip
