import io
import json
import re
import zipfile

import openpyxl

from framsteg.reports.document import from_json
from tests.factories.reports import whole_report
from tests.unit.reports.renderers.reading import made


def sheets(words: str = "Kort text") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(made(whole_report(words=words), "xlsx")))


def files(words: str = "Kort text") -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made(whole_report(words=words), "csv"))) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def test_the_json_is_the_report() -> None:
    content = made(whole_report(), "json")
    assert from_json(content) == whole_report()
    assert json.loads(content)["schema"] == 1


def test_totals_are_those_of_the_text() -> None:
    rows = [line.split(";") for line in files()["lagen.csv"].splitlines()]
    assert rows[0][:3] == ["Läge", "Antal", "Pengar"]
    assert sum(int(row[1]) for row in rows[1:-1]) == int(rows[-1][1]) == 46
    sheet = sheets()["lagen"]
    assert [cell.value for cell in sheet["B"]] == ["Antal", 38, 8, 46]


def test_what_is_not_known_is_an_empty_cell_and_no_zero() -> None:
    assert [cell.value for cell in sheets()["lagen"]["C"]] == ["Pengar", None, None, None]


def test_every_figure_and_every_column_is_explained() -> None:
    book = sheets()
    assert "Räknat en gång" in [cell.value for cell in book["Förklaringar"]["D"]]
    assert [cell.value for cell in book["Alla siffror"]["A"]][:3] == ["Nyckel", "total", "done"]
    assert set(files()) >= {"alla-siffror.csv", "forklaringar.csv"}


def test_no_cell_is_a_formula() -> None:
    dangerous = '=cmd()|"/c calc"!A1'
    for sheet in sheets(dangerous):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    for name, content in files(dangerous).items():
        assert not re.search(r"(^|;)\"?=", content, re.MULTILINE), name
    assert "'=cmd()" in files(dangerous)["lagen.csv"]
