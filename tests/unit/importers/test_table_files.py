"""Tables as they arrive: delimiters, character sets, decimal signs, blanks, lost zeros."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from framsteg.importers.shared import files
from framsteg.importers.shared.errors import AmbiguousNumbers, NotATable, SourceError
from framsteg.importers.shared.file_errors import UnreadableFile
from framsteg.importers.table_files import fetch, ingest, numbers
from framsteg.importers.table_files.fetch import Question
from framsteg.indicators.figures import Figure

NAMES = {"0180": "Stockholm", "1780": "Karlstad", "1781": "Kristinehamn", "0880": "Kalmar"}
EXPECTED = [Figure("1781", "2011", 23698.0), Figure("1781", "2012", 23729.0)]


def read(content: bytes, decimal: str = "") -> tuple[list[Figure], list[str]]:
    result = ingest.read(fetch.understand(content, "fil.csv"), Question("fil.csv", decimal), NAMES)
    return list(result.figures), list(result.not_understood)


@pytest.mark.parametrize(
    "text",
    [
        "kommunkod;kommun;år;folkmängd\n1781;Kristinehamn;2011;23698\n1781;Kristinehamn;2012;23729\n",
        "municipality_code,municipality,year,population\n1781,Kristinehamn,2011,23698\n1781,Kristinehamn,2012,23729\n",
        "kod\t2011\t2012\n1781\t23698\t23729\n",
        "Kommun|2011|2012\nKristinehamn|23698|23729\n",
        "Folkmängd efter kommun\n\nKälla: SCB\nKommun;2011;2012\nKristinehamns kommun;23 698;23\u00a0729\n",
        "Region;År;Antal\n1781 Kristinehamn;2011;23 698\n1781 Kristinehamn;2012;23\u202f729,0\n",
        "unit;period;value\n1781;2011;23698\n1781;2012;23729\n\nKälla: SCB\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_of_many_kinds_hold_the_same_figures(text: str, encoding: str) -> None:
    if encoding == "cp1252":
        text = text.replace("\u202f", "\u00a0")
    figures, _ = read(text.encode(encoding))
    assert figures == EXPECTED


def test_excel_drops_the_zero_of_a_code_and_it_is_found_again() -> None:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Tabellens rubrik"])
        sheet.write_row(2, 0, ["Kommunkod", "Kommun", 2011, 2012])
        sheet.write_row(3, 0, [180, "Stockholm", 864324, 881235])
        sheet.write_row(4, 0, [1781, "Kristinehamn", 23.698, 1.5])
    figures, unread = read(output.getvalue())
    assert (figures, unread) == (
        [
            Figure("0180", "2011", 864324.0),
            Figure("0180", "2012", 881235.0),
            Figure("1781", "2011", 23.698),
            Figure("1781", "2012", 1.5),
        ],
        [],
    )


def test_sexes_notes_and_missing_figures_are_read() -> None:
    text = "kod;år;kön;värde;anmärkning\n1781;2012;kvinnor;11890;\n1781;2012;män;..;skyddat\n1781;2012;annat;1;\n"
    assert read(text.encode()) == (
        [
            Figure("1781", "2012", 11890.0, "normal", "K"),
            Figure("1781", "2012", None, "missing", "M", "skyddat"),
        ],
        ["4: 1781, 2012"],
    )


def test_rows_that_cannot_be_read_are_told_by_their_line() -> None:
    text = "kod;år;värde\n1781;2012;ca 200\n9999;2012;5\n1781;i fjol;5\nOkänd by;2012;5\n1781;2012;23729\n"
    assert read(text.encode()) == (
        [Figure("1781", "2012", 23729.0)],
        ["2: ca 200", "3: 9999", "4: i fjol", "5: Okänd by"],
    )


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["1,7", "23.729"], ","),
        (["1.7"], "."),
        (["23 729"], ","),
        (["1.234.567"], ","),
        (["1,234,567.5"], "."),
        (["1.234,5"], ","),
        (["12,5", "1,234"], ","),
    ],
)
def test_the_decimal_sign_is_seen_where_it_can_be(cells: list[str], sign: str) -> None:
    assert numbers.decimal_sign(cells) == sign


def test_figures_that_can_be_read_in_two_ways_are_not_guessed() -> None:
    text = b"kod;2011;2012\n1781;23.698;23.729\n"
    with pytest.raises(AmbiguousNumbers, match=r"23\.698"):
        read(text)
    assert read(text, decimal=",")[0] == EXPECTED


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("23 729", 23729.0),
        ("\u221231", -31.0),
        ("0,13 %", 0.13),
        ("1.700,5", 1700.5),
        ("2.5", 2.5),
        ("1e3", 1000.0),
        ("200-300", None),
        ("ca 5", None),
        ("5 st", None),
        ("1,2,3", None),
        ("٣", None),
    ],
)
def test_numbers_as_people_write_them(text: str, value: float | None) -> None:
    assert numbers.number(text, ",") == value


@pytest.mark.parametrize(
    "content",
    [
        b"hej",
        b"PK\x03\x04 not a workbook",
        b"\x00\x01\x02\xff",
        b"a;b\n1;2\n",
        b"kommun;x;y\nKarlstad;1;2\n",
        b"{}",
        b"{",
    ],
)
def test_a_file_without_a_table_is_told_to_have_none(content: bytes) -> None:
    with pytest.raises(SourceError):
        fetch.understand(content, "fil.csv")


def test_an_unreadable_path_and_a_file_without_table_have_their_names(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"saknas\.csv"):
        files.read_bytes(tmp_path / "saknas.csv")
    with pytest.raises(NotATable, match=r"fil\.csv"):
        fetch.understand(b"bara;ord\n", "fil.csv")
