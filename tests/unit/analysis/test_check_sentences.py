"""A check that is worth knowing of says what there is to know."""

from typing import Any

import pytest

from framsteg.analysis.check_sentences import check_line
from framsteg.analysis.wording import Subject
from framsteg.lib.plain_language import Language

FACTS: dict[str, Any] = {
    "periods_before": 20,
    "short": False,
    "constant_units": 0,
    "identical_units": 0,
    "left_out_units": 0,
}


def sentence(language: Language, **facts: Any) -> str:
    subject = Subject(language, "Programmet", "Kommunen", "Folkmängd", "personer", 0, "year", persons=True)
    return check_line(
        {"code": "data", "outcome": "noted", "number": 1.0, "facts": FACTS | facts}, subject
    ).sentence


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("sv", "Ingen kommun har siffror för 1998 och 2003."),
        ("en", "No municipality has figures for 1998 and 2003."),
    ],
)
def test_years_that_nobody_has_figures_for_are_named(language: Language, told: str) -> None:
    assert told in sentence(language, missing_years=["1998", "2003"])


@pytest.mark.parametrize("facts", [{}, {"missing_years": []}])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_findings_without_such_years_and_older_ones_say_nothing_of_them(
    language: Language, facts: dict[str, Any]
) -> None:
    assert sentence(language, **facts).count(".") == 1
