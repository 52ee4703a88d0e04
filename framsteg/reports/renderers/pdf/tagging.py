"""Row headers in the tags of a PDF: the typesetter marks the heads of columns, this marks those of rows."""

import io
import zlib
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

_LINE_ENDS = (b"\r", b"\n")


def with_row_headers(content: bytes, row_headers: Sequence[int]) -> bytes:
    """The file with the first cells of each row of each table as heads; `row_headers` is how many, table by table."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tables = [each for each in elements(pdf.Root.StructTreeRoot) if each.get("/S") == Name.Table]
        for table, count in zip(tables, row_headers, strict=True):
            for row in _rows_of_body(table):
                for cell in _cells(row)[:count]:
                    cell.S = Name.TH
                    cell.A = _with_scope(cell)
        _end_clearly(pdf)
        kept = io.BytesIO()
        pdf.save(kept, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return kept.getvalue()


def _end_clearly(pdf: pikepdf.Pdf) -> None:
    """No stream's last octet is a line end: with the one that follows, its length could be read in two ways."""
    for stream in pdf.objects:
        if not isinstance(stream, pikepdf.Stream) or stream.get("/Filter") != Name.FlateDecode:
            continue
        if stream.read_raw_bytes().endswith(_LINE_ENDS) and "/DecodeParms" not in stream:
            plain = stream.read_bytes()
            packed = (zlib.compress(plain, level) for level in range(9, -1, -1))
            clear = next((each for each in packed if not each.endswith(_LINE_ENDS)), None)
            if clear is not None:
                stream.write(clear, filter=Name.FlateDecode)


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
