"""Tables as people have them."""

from pathlib import Path

import pytest
import xlsxwriter

from framsteg.evaluation.errors import (
    ColumnNotFoundError,
    DuplicateRowsError,
    MissingValuesError,
    NotANumberError,
    NotAPeriodColumnError,
    UnreadableFileError,
)
from framsteg.evaluation.reading import Columns, read_panel

LONG = "kommun;år;folkmängd\nÅmål;2010;12 345,5\nÅmål;2011;12 300\nÖrebro;2010;135 460\nÖrebro;2011;137 121\n"


def written(folder: Path, content: str | bytes, name: str = "panel.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_swedish_long_table_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    read = read_panel(written(tmp_path, LONG.encode(encoding)))
    assert (read.panel.units, read.panel.periods) == (("Åmål", "Örebro"), ("2010", "2011"))
    assert read.panel.values.tolist() == [[12345.5, 12300.0], [135460.0, 137121.0]]
    assert (read.columns.unit, read.columns.period, read.columns.value) == ("kommun", "år", "folkmängd")


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["unit", "period", "value"],
        ["a", "2001", "1.5"],
        ["a", "2002", "-2"],
        ["b", "2001", "3"],
        ["b", "2002", "4"],
    ]
    read = read_panel(written(tmp_path, "\n".join(delimiter.join(row) for row in rows)))
    assert read.panel.values.tolist() == [[1.5, -2.0], [3.0, 4.0]]


def test_wide_with_a_column_per_period(tmp_path: Path) -> None:
    read = read_panel(written(tmp_path, "code,name,2001,2002,2003\n01,a,1,2,3\n02,b,4,5,6\n"))
    assert read.is_wide
    assert (read.panel.units, read.panel.periods) == (("01", "02"), ("2001", "2002", "2003"))


@pytest.mark.parametrize("mark", ["/", "-"])
@pytest.mark.parametrize("digits", [2, 4])
def test_wide_with_a_column_per_school_year(tmp_path: Path, mark: str, digits: int) -> None:
    years = [f"{year}{mark}{str(year + 1)[-digits:]}" for year in range(2003, 2019)]
    values = ";".join(str(year) for year in range(2003, 2019))
    panel = read_panel(written(tmp_path, f"kommun;{';'.join(years)}\nÅmål;{values}\nÖrebro;{values}\n")).panel
    assert [period[:4] for period in panel.periods] == [str(year) for year in range(2003, 2019)]
    assert panel.values[0].tolist() == [float(year) for year in range(2003, 2019)]


def test_wide_with_years_behind_a_letter(tmp_path: Path) -> None:
    years = [f"Y{year}" for year in range(2003, 2019)]
    values = ",".join(str(year) for year in range(2003, 2019))
    panel = read_panel(written(tmp_path, f"code,{','.join(years)}\n01,{values}\n02,{values}\n")).panel
    assert (panel.periods, panel.time_of("2018")) == (tuple(years), 15)


@pytest.mark.parametrize("header", ["2001,2002,2003,2004p", "2001,x,2002,2003", "2000p,2001,2002,2003"])
def test_figures_beside_the_periods_are_not_passed_over(tmp_path: Path, header: str) -> None:
    with pytest.raises(NotAPeriodColumnError, match="but are called no period"):
        read_panel(written(tmp_path, f"code,name,{header}\n01,a,1,2,3,4\n02,b,5,6,7,8\n"))


def test_codes_before_and_words_among_the_periods_are_left_aside(tmp_path: Path) -> None:
    text = "name,area,2001,note,2002,2003,mean\na,7,1,ok,2,3,2\nb,8,4,..,5,6,5\n"
    assert read_panel(written(tmp_path, text)).panel.periods == ("2001", "2002", "2003")


def test_wide_with_a_column_per_unit(tmp_path: Path) -> None:
    read = read_panel(written(tmp_path, "month,a,b,c\n2001-01,1,2,3\n2001-02,4,5,6\n"))
    assert (read.panel.units, read.panel.values.tolist()) == (("a", "b", "c"), [[1, 4], [2, 5], [3, 6]])


def test_columns_by_name(tmp_path: Path) -> None:
    text = "i,land,wave,y1,y2\n1,a,2001,1,9\n2,a,2002,2,9\n3,b,2001,3,9\n4,b,2002,4,9\n"
    read = read_panel(written(tmp_path, text), Columns("land", "wave", "y1"))
    assert read.panel.values.tolist() == [[1, 2], [3, 4]]


def test_the_unit_column_is_the_one_that_holds_the_unit(tmp_path: Path) -> None:
    text = "code,name,year,value\n1,a,2001,1\n1,a,2002,2\n2,b,2001,3\n2,b,2002,4\n"
    assert read_panel(written(tmp_path, text)).panel.units == ("1", "2")
    assert read_panel(written(tmp_path, text), Columns(holding="b")).panel.units == ("a", "b")


def test_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "panel.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("tal")
    for number, row in enumerate([["unit", 2001, 2002, 2003], ["a", 1, 2, 3.5], ["b", 4, 5, 6]]):
        sheet.write_row(number, 0, row)
    book.close()
    assert read_panel(path).panel.values.tolist() == [[1, 2, 3.5], [4, 5, 6]]
    assert read_panel(path, sheet="tal").panel.periods == ("2001", "2002", "2003")
    with pytest.raises(UnreadableFileError):
        read_panel(path, sheet="annat")


def test_a_broken_workbook(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        read_panel(written(tmp_path, b"PK\x03\x04 not a workbook", "panel.xlsx"))


@pytest.mark.parametrize("spelled", ["1 234,5", "1.234,5", "1,234.5", "1234.5", "1\u00a0234,5", "1'234.5"])
def test_numbers_as_they_are_spelled(tmp_path: Path, spelled: str) -> None:
    text = f"unit;period;value\na;2001;{spelled}\na;2002;\u22125\nb;2001;1\nb;2002;2\n"
    assert read_panel(written(tmp_path, text)).panel.values[0].tolist() == [1234.5, -5.0]


def test_text_in_figures(tmp_path: Path) -> None:
    with pytest.raises(NotANumberError, match="a, 2002: 'många' is not a number"):
        read_panel(written(tmp_path, "unit,period,value\na,2001,1\na,2002,många\nb,2001,1\nb,2002,2\n"))


@pytest.mark.parametrize("empty", ["", "NA", "..", "nan"])
def test_gaps(tmp_path: Path, empty: str) -> None:
    path = written(tmp_path, f"unit,period,value\na,2001,1\na,2002,{empty}\nb,2001,1\nb,2002,2\n")
    with pytest.raises(MissingValuesError, match="first a in 2002"):
        read_panel(path)
    assert read_panel(path, drop_incomplete=True).panel.left_out == ("a",)


def test_duplicate_rows(tmp_path: Path) -> None:
    with pytest.raises(DuplicateRowsError):
        read_panel(written(tmp_path, "unit,period,value\na,2001,1\na,2001,2\nb,2001,1\n"))


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"<html><body>503</body></html>", b'{"a": 1}', b"unit,period,value\n", b"one\ntwo\n",
                b"a\x00b,c\nd,e\n", b"\x1f\x8b broken"],
)  # fmt: skip
def test_what_is_no_table(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        read_panel(written(tmp_path, content))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        read_panel(tmp_path / "nothing.csv")


def test_columns_that_cannot_be_guessed(tmp_path: Path) -> None:
    path = written(tmp_path, "land,wave,x1,x2\na,2001,1,2\nb,2001,1,2\n")
    with pytest.raises(ColumnNotFoundError, match="--value-column"):
        read_panel(path)
    with pytest.raises(ColumnNotFoundError):
        read_panel(path, Columns(value="x3"))


def test_labels_that_statistics_programs_write(tmp_path: Path) -> None:
    wide = read_panel(written(tmp_path, '"","X2001","X2002","X2003"\n"a",1,2,3\n"b",4,5,6\n'))
    assert wide.panel.periods == ("2001", "2002", "2003")
    long = read_panel(written(tmp_path, '"","country","year","gdp"\n"1","a",2001.0,1\n"2","b",2001.0,2\n'))
    assert (long.panel.units, long.panel.periods) == (("a", "b"), ("2001",))


def test_the_outcome_among_many_columns(tmp_path: Path) -> None:
    text = (
        "regionno,regionname,year,gdpcap,school,popdens\n"
        "1,Spain,1955,2.35,NA,NA\n1,Spain,1956,2.48,NA,3\n17,Basque,1955,3.85,1,NA\n17,Basque,1956,3.95,NA,9\n"
    )
    read = read_panel(written(tmp_path, text), Columns(holding="Basque"))
    assert (read.panel.units, read.panel.values.tolist()) == (
        ("Spain", "Basque"),
        [[2.35, 2.48], [3.85, 3.95]],
    )


def test_codes_that_could_be_years_are_not_taken_for_the_periods(tmp_path: Path) -> None:
    text = "kod,wave,score\nK1780,2001,1\nK1780,2002,2\nK1781,2001,3\nK1781,2002,4\n"
    panel = read_panel(written(tmp_path, text)).panel
    assert (panel.units, panel.periods) == (("K1780", "K1781"), ("2001", "2002"))


def test_a_long_table_of_school_years(tmp_path: Path) -> None:
    text = "kommun,läsår,andel\na,2011-12,1\na,2012-13,2\nb,2011-12,3\nb,2012-13,4\n"
    assert read_panel(written(tmp_path, text)).panel.periods == ("2011/12", "2012/13")


def test_a_long_table_without_known_names(tmp_path: Path) -> None:
    text = "land,wave,score\na,2001,1\na,2002,2\nb,2001,3\nb,2002,4\n"
    assert read_panel(written(tmp_path, text)).panel.units == ("a", "b")
