"""Row headers in the tags of a PDF: the typesetter marks the heads of columns, this marks those of rows."""

import io
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object


def with_row_headers(content: bytes, row_headers: Sequence[int]) -> bytes:
    """The file with the first cells of each row of each table as heads; `row_headers` is how many, table by table."""
    if not any(row_headers):
        return content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tables = [each for each in elements(pdf.Root.StructTreeRoot) if each.get("/S") == Name.Table]
        for table, count in zip(tables, row_headers, strict=True):
            for row in _rows_of_body(table):
                for cell in _cells(row)[:count]:
                    cell.S = Name.TH
                    cell.A = _with_scope(cell)
        kept = io.BytesIO()
        pdf.save(
            kept,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        )
    return kept.getvalue()


def elements(root: Object) -> Iterator[Dictionary]:
    """Every structure element below `root`, in reading order."""
    for kid in _kids(root):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _rows_of_body(table: Dictionary) -> Iterator[Dictionary]:
    for part in _kids(table):
        if isinstance(part, Dictionary) and part.get("/S") == Name.TBody:
            yield from (
                row for row in _kids(part) if isinstance(row, Dictionary) and row.get("/S") == Name.TR
            )


def _cells(row: Dictionary) -> list[Dictionary]:
    return [
        cell for cell in _kids(row) if isinstance(cell, Dictionary) and cell.get("/S") in (Name.TD, Name.TH)
    ]


def _with_scope(cell: Dictionary) -> Array:
    """The cell's attributes with the scope of a row among those of tables."""
    told = cell.get("/A")
    kept = list(told) if isinstance(told, Array) else [told] if told is not None else []
    scope = Dictionary(O=Name.Table, Scope=Name.Row)
    others = [each for each in kept if not (isinstance(each, Dictionary) and each.get("/O") == Name.Table)]
    for each in kept:
        if isinstance(each, Dictionary) and each.get("/O") == Name.Table:
            scope = Dictionary({**dict(each.items()), "/Scope": Name.Row})
    return Array([scope, *others])
