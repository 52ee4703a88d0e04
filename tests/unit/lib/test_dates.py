from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framsteg.lib.dates import Exactness, NotADate, Span, read


def span(first: str, last: str, exactness: str, guess: bool = False) -> Span:
    return Span(
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        Exactness(exactness),
        guess,
    )


DAY = "2016-11-01"
READ = {
    "2016-11-01": span(DAY, DAY, "day"),
    "2016-11-01 00:00:00": span(DAY, DAY, "day"),
    "20161101": span(DAY, DAY, "day"),
    "1 november 2016": span(DAY, DAY, "day"),
    "den 1 november 2016": span(DAY, DAY, "day"),
    "November 1, 2016": span(DAY, DAY, "day"),
    "1.11.2016": span(DAY, DAY, "day"),
    "1/11 2016": span(DAY, DAY, "day", True),
    "01/01/2018": span("2018-01-01", "2018-01-01", "day"),
    "02/01/2018": span("2018-01-02", "2018-01-02", "day", True),
    "12/31/2018": span("2018-12-31", "2018-12-31", "day"),
    "2019-7-10": span("2019-07-10", "2019-07-10", "day"),
    "43831": span("2020-01-01", "2020-01-01", "day", True),
    "2019-01": span("2019-01-01", "2019-01-31", "month"),
    "02/2020": span("2020-02-01", "2020-02-29", "month"),
    "jan 2019": span("2019-01-01", "2019-01-31", "month"),
    "maj-19": span("2019-05-01", "2019-05-31", "month"),
    "2021": span("2021-01-01", "2021-12-31", "year"),
    "2021.0": span("2021-01-01", "2021-12-31", "year"),
    "under 2012": span("2012-01-01", "2012-12-31", "year"),
    "senast 2019": span("", "2019-12-31", "year"),
    "senast den 31 maj 2019": span("", "2019-05-31", "day"),
    "fr.o.m. 2019": span("2019-01-01", "", "year"),
    "i slutet av 2019": span("2019-01-01", "2019-12-31", "year", True),
    "hösten 2012": span("2012-09-01", "2012-11-30", "season"),
    "vt 2013": span("2013-01-01", "2013-06-30", "season"),
    "vintern 2012/2013": span("2012-12-01", "2013-02-28", "season"),
    "T2 2020": span("2020-05-01", "2020-08-31", "tertial"),
    "tertial 3, 2020": span("2020-09-01", "2020-12-31", "tertial"),
    "Q1 2019": span("2019-01-01", "2019-03-31", "quarter"),
    "kvartal 4 2019": span("2019-10-01", "2019-12-31", "quarter"),
    "första halvåret 2019": span("2019-01-01", "2019-06-30", "half_year"),
    "v. 12 2019": span("2019-03-18", "2019-03-24", "week"),
    "vecka 12-14, 2019": span("2019-03-18", "2019-04-07", "week"),
    "2019-W12": span("2019-03-18", "2019-03-24", "week"),
    "2011-2013": span("2011-01-01", "2013-12-31", "span"),
    "2011–2013": span("2011-01-01", "2013-12-31", "span"),
    "jan-mars 2012": span("2012-01-01", "2012-03-31", "span"),
    "2012-01-01 - 2012-06-30": span("2012-01-01", "2012-06-30", "span"),
    "våren 2012 till hösten 2013": span("2012-03-01", "2013-11-30", "span"),
    "2012-": span("2012-01-01", "", "year"),
    "minst två gånger per år": span("", "", "recurring"),
    "Löpande": span("", "", "recurring"),
    "tills vidare": span("", "", "open"),
    "syksyllä 2012": span("2012-09-01", "2012-11-30", "season"),
    "März 2012": span("2012-03-01", "2012-03-31", "month"),
}


@pytest.mark.parametrize("text", READ)
def test_a_date_is_read_as_exactly_as_it_is_written(text: str) -> None:
    assert read(text) == READ[text]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "snart",
        "2019-13-45",
        "31 februari 2019",
        "1799",
        "18-11-01",
        "200-300",
        "v. 60 2019",
        "3",
        "när det går",
        "T4 2020",
    ],
)
def test_what_is_no_date_is_not_made_one(text: str) -> None:
    with pytest.raises(NotADate):
        read(text)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_back_from_its_usual_forms(day: date) -> None:
    exact = Span(day, day, Exactness.DAY)
    assert (
        read(day.isoformat()) == read(f"{day:%Y%m%d}") == read(f"{day.day}.{day.month}.{day.year}") == exact
    )


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_is_not(text: str) -> None:
    try:
        found = read(text)
    except NotADate:
        return
    assert found.first is None or found.last is None or found.first <= found.last
