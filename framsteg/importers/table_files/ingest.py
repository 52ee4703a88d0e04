"""A file's rows as figures."""

from collections.abc import Mapping
from dataclasses import replace

from framsteg.importers.shared.figures import ReadFigures, figures_of
from framsteg.importers.shared.json_stat import Dataset
from framsteg.importers.table_files import numbers
from framsteg.importers.table_files.fetch import Content, Question
from framsteg.importers.table_files.schema import Row
from framsteg.indicators.figures import Coverage, Figure
from framsteg.indicators.models import NATION, Status
from framsteg.indicators.periods import NotAPeriod, canonical
from framsteg.lib.text import folded

NATIONS = ("riket", "hela riket", "sverige", "sweden", "00")


def read(content: Content, question: Question, names: Mapping[str, str]) -> ReadFigures:
    """The figures; `names` maps municipalities' codes to their names. A file covers the regions it has rows for."""
    if isinstance(content, Dataset):
        return _about_its_regions(figures_of(content, {"00": NATION}))
    decimal = question.decimal or numbers.decimal_sign(row.value for row in content)
    codes = {folded(name): code for code, name in names.items()} | dict.fromkeys(NATIONS, NATION)
    figures: list[Figure] = []
    unread: list[str] = []
    for row in content:
        figure = _figure(row, decimal, codes, names)
        if isinstance(figure, str):
            unread.append(figure)
        else:
            figures.append(figure)
    covers = Coverage(
        frozenset(each.period for each in figures), sexes=frozenset(each.sex for each in figures)
    )
    return _about_its_regions(ReadFigures(tuple(figures), covers, tuple(dict.fromkeys(unread))))


def _about_its_regions(read: ReadFigures) -> ReadFigures:
    if read.covers is None:
        return read
    return replace(
        read, covers=replace(read.covers, regions=frozenset(figure.region for figure in read.figures))
    )


def _figure(row: Row, decimal: str, codes: Mapping[str, str], names: Mapping[str, str]) -> Figure | str:
    """The figure of a row, or the row as a person finds it again."""
    region = region_code(row.region, codes, names)
    if region is None:
        return f"{row.line}: {row.region[:60]}"
    try:
        period = canonical(numbers.bare(row.period))
    except NotAPeriod:
        return f"{row.line}: {row.period[:60]}"
    if row.sex == "?":
        return f"{row.line}: {row.region[:60]}, {row.period[:20]}"
    if numbers.is_nothing(row.value):
        return Figure(region, period, None, Status.MISSING.value, row.sex, row.note[:300])
    value = numbers.number(row.value, decimal)
    if value is None:
        return f"{row.line}: {row.value[:60]}"
    return Figure(region, period, value, Status.NORMAL.value, row.sex, row.note[:300])


def region_code(text: str, codes: Mapping[str, str], names: Mapping[str, str]) -> str | None:
    """The municipality meant by "1781", "180" (Excel drops the zero), "1781 Kristinehamn" or "Kristinehamns kommun"."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    if first.isdigit():
        code = first.zfill(4) if len(first) in (3, 4) else first
        return code if code in names or code == NATION else codes.get(first)
    name = folded(text)
    for candidate in (name, name.removesuffix(" kommun"), name.removesuffix(" kommun").removesuffix("s")):
        if candidate in codes:
            return codes[candidate]
    return None
