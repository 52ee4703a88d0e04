import pytest

from framsteg.reports.document import Figure, Report, Unit
from framsteg.reports.hand_figures import filled_in, hand_figures, unknown_references
from tests.factories.reports import report_of

FIGURES = (
    Figure("done", "Klara", 38),
    Figure("ongoing", "Pågår", 6),
    Figure("money", "Anslag", 170_000_000, Unit.MONEY),
    Figure("growth", "Förändring", 31, Unit.CHANGE),
    Figure("population", "Folkmängd", 23_729),
)


def report(language: str = "sv") -> Report:
    return report_of(figures=FIGURES, language=language)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi har 38 klara.", [("38", "done")]),
        ("Vi har 39 klara och sex som pågår.", [("39", ""), ("sex", "ongoing")]),
        ("Folkmängden är 23 729, eller 23\u00a0730.", [("23 729", "population"), ("23\u00a0730", "")]),
        ("Den ökade med 31, alltså +31.", [("31", "growth"), ("+31", "growth")]),
        ("Det kostade 1,7 miljoner kronor.", [("1,7", "money")]),
        ("[[done]] av dem är klara, [[ongoing|words]] pågår.", []),
        ("Beslut § 12 den 3 maj 2016 klockan 10.00, se 2016-05-03.", []),
        ("Delprojekt 18 under 2012-2019, dnr KS 2013/63.", []),
        ("1. Först\n2. Sedan", []),
        ("Se https://example.org/38 och [sidan](/sv/38/).", []),
        ("2 000 kronor och 2000 personer", [("2 000", ""), ("2000", "")]),
    ],
)
def test_figures_typed_by_hand_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.text, each.key) for each in hand_figures(text, report())] == found


def test_english_words_are_found_in_english_texts() -> None:
    assert [each.text for each in hand_figures("Six are ongoing, twelve are not.", report("en"))] == [
        "Six",
        "twelve",
    ]


def test_references_are_written_out_and_unknown_ones_are_seen() -> None:
    text = "[[done]] klara, [[ongoing|words]] pågår, [[nej]]."
    assert filled_in(text, report()) == "38 klara, sex pågår, [[nej]]."
    assert unknown_references(text, report()) == ("nej",)
