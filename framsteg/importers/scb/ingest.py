"""SCB's answers as figures."""

from collections.abc import Sequence
from dataclasses import replace

from framsteg.importers.scb.schema import GEO, Question
from framsteg.importers.scb.schema import NATION as SCB_NATION
from framsteg.importers.shared.figures import ReadFigures, figures_of
from framsteg.importers.shared.json_stat import Dataset
from framsteg.indicators.models import NATION


def read(parts: Sequence[Dataset], question: Question) -> ReadFigures:
    """The figures of all parts together. Where regions were chosen, the answer covers those alone."""
    rename = {SCB_NATION: NATION}
    read = ReadFigures.joined(figures_of(part, rename) for part in parts)
    chosen = next((question.choices[name] for name in GEO if name in question.choices), None)
    if chosen is None or read.covers is None:
        return read
    regions = frozenset(rename.get(code, code) for code in chosen)
    return replace(read, covers=replace(read.covers, regions=regions))
