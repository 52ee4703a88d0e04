"""The files of data: read back, and held against the report."""

import io
import zipfile
from collections.abc import Sequence

from python_calamine import CalamineWorkbook

from framsteg.reports.document import Report, from_json, tables_of

from .faults import Fault, Found


def look_at_tree(content: bytes, report: Report) -> Sequence[Found]:
    return () if from_json(content) == report else (Found(Fault.OTHER_DATA),)


def look_at_workbook(content: bytes, report: Report) -> Sequence[Found]:
    sheets = len(CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names)
    return () if sheets >= _tables(report) else (Found(Fault.OTHER_DATA),)


def look_at_tables(content: bytes, report: Report) -> Sequence[Found]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        is_whole = archive.testzip() is None and len(archive.namelist()) >= _tables(report)
    return () if is_whole else (Found(Fault.OTHER_DATA),)


def _tables(report: Report) -> int:
    return sum(1 for _table in tables_of(report))
