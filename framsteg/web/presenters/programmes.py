"""The list of a municipality's programmes."""

from collections.abc import Sequence
from dataclasses import dataclass

from framsteg.lib.plain_language import Language, Text, in_language
from framsteg.programme.models import ProgrammeKind
from framsteg.programme.queries.programmes import ListedProgramme

from .common import programme_url, title_of
from .programme import period_of
from .provenance import PageProvenance, provenance_of
from .sentences import progress_sentence
from .stages import status_bar


@dataclass(frozen=True)
class ProgrammeCard:
    """A programme with its status at a glance. Programmes without sub-projects have neither sentence nor bar."""

    title: Text
    url: str
    summary: Text
    period: str
    sentence: str
    bar: str


@dataclass(frozen=True)
class KindGroup:
    label: str
    key: str
    programmes: Sequence[ProgrammeCard]


@dataclass(frozen=True)
class ProgrammesPage:
    groups: Sequence[KindGroup]
    provenance: PageProvenance


def programmes_page(
    found: Sequence[ListedProgramme], municipality: str, language: Language
) -> ProgrammesPage:
    groups = [
        KindGroup(
            str(kind.label),
            kind.value,
            tuple(_card(each, municipality, language) for each in found if each.programme.kind == kind),
        )
        for kind in ProgrammeKind
    ]
    return ProgrammesPage(
        groups=tuple(group for group in groups if group.programmes),
        provenance=provenance_of([each.programme for each in found], language),
    )


def _card(listed: ListedProgramme, municipality: str, language: Language) -> ProgrammeCard:
    programme, progress = listed.programme, listed.progress
    return ProgrammeCard(
        title=title_of(programme, language),
        url=programme_url(programme, municipality),
        summary=in_language(programme.summary, programme.summary_en, language),
        period=period_of(programme, language),
        sentence=progress_sentence(progress, language) if progress.total else "",
        bar=status_bar(progress, language, identity=f"programme-{programme.pk}", height=14)
        if progress.total
        else "",
    )
