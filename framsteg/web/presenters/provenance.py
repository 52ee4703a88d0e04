"""Where the statements of a page come from, collected once per page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from framsteg.audit.models import ProvenanceKind
from framsteg.lib.plain_language import Language, Text, in_language, language_of


class HasProvenance(Protocol):
    @property
    def provenance(self) -> str: ...
    @property
    def provenance_note(self) -> str: ...
    @property
    def provenance_note_en(self) -> str: ...
    @property
    def source_url(self) -> str: ...


@dataclass(frozen=True)
class ProvenanceNote:
    """What is to be known about statements of the page. `key` is the kind: an example, not public, from a source."""

    key: str
    label: str
    text: Text


@dataclass(frozen=True)
class SourceLink:
    url: str
    label: str


@dataclass(frozen=True)
class PageProvenance:
    """The notes that the page shows, one for each kind, and the sources it rests on; nothing is said twice."""

    notes: Sequence[ProvenanceNote]
    sources: Sequence[SourceLink]

    def __bool__(self) -> bool:
        return bool(self.notes or self.sources)

    @property
    def has_examples(self) -> bool:
        """Whether something on the page is only an example."""
        return any(note.key == ProvenanceKind.ILLUSTRATIVE for note in self.notes)


_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_ORDER = (
    ProvenanceKind.ILLUSTRATIVE,
    ProvenanceKind.NOT_PUBLIC,
    ProvenanceKind.PUBLIC_SOURCE,
    ProvenanceKind.OWN_RECORD,
)


def provenance_of(things: Iterable[HasProvenance | None], language: Language) -> PageProvenance:
    """What is not simply the municipality's own record among `things`: examples first, then what is not public."""
    said: dict[tuple[str, str], list[str]] = {}
    sources: dict[str, SourceLink] = {}
    for thing in things:
        if thing is None:
            continue
        if thing.provenance != ProvenanceKind.OWN_RECORD or thing.provenance_note:
            text = in_language(thing.provenance_note, thing.provenance_note_en, language)
            texts = said.setdefault((thing.provenance, text.language if text else language), [])
            texts.append(text.value)
        if thing.source_url:
            sources.setdefault(thing.source_url, SourceLink(thing.source_url, _readable(thing.source_url)))
    return PageProvenance(_notes(said), tuple(sources.values()))


def _notes(said: Mapping[tuple[str, str], Sequence[str]]) -> Sequence[ProvenanceNote]:
    """One note for each kind and language, with every text once."""
    kinds = sorted(said, key=lambda key: _ORDER.index(ProvenanceKind(key[0])))
    spoken = {kind for kind, language in said if any(said[kind, language])}
    return tuple(
        ProvenanceNote(
            kind,
            str(ProvenanceKind(kind).label),
            Text(" ".join(_once(said[kind, written])), language_of(written)),
        )
        for kind, written in kinds
        if any(said[kind, written]) or (kind not in spoken and kind != ProvenanceKind.PUBLIC_SOURCE)
    )


def _once(texts: Sequence[str]) -> list[str]:
    """The sentences of the texts, each once."""
    return list(
        dict.fromkeys(sentence for text in texts for sentence in _SENTENCES.split(text.strip()) if sentence)
    )


def _readable(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
