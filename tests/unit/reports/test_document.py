import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from framsteg.lib.plain_language import HARD_SPACE, MoneyUnit, Precision
from framsteg.reports.document import (
    Cite,
    Edition,
    Figure,
    Form,
    NotAReport,
    Paragraph,
    Placeholder,
    Report,
    Section,
    Unit,
    UnknownFigure,
    Words,
    canonical,
    content_hash,
    from_json,
    open_placeholders,
    plain_text,
    to_json,
    with_edition,
    written,
)
from tests.factories.reports import report_of, reports


@given(reports)
def test_a_report_is_the_same_after_json(report: Report) -> None:
    assert from_json(canonical(report)) == report
    assert canonical(from_json(to_json(report))) == canonical(report)


def test_the_hash_is_of_the_content_and_not_of_the_edition() -> None:
    report = report_of(Paragraph((Words("Hej"),)))
    published = with_edition(report, Edition(1, "https://example.org/1", published_on=date(2013, 2, 1)))
    assert content_hash(published) == content_hash(report)
    assert content_hash(replace(report, title="Annan")) != content_hash(report)
    assert canonical(published) != canonical(report)


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 2},
        {"strange": 1},
        {"title": 7},
        {"language": "de"},
        {"meta": {"kind": "final"}},
        {"sections": [{"anchor": "a", "title": "A", "blocks": [{"type": "script", "text": "x"}]}]},
        {"sections": {}},
        {"figures": [{"key": "a", "label": "A", "value": {"decimal": "seven"}}]},
        {"figures": [{"key": "a", "label": "A", "value": "yesterday"}]},
        {"figures": [{"key": "a", "label": "A", "value": 1, "unit": "miles"}]},
        {"figures": [{"key": "a", "label": "A", "value": True}]},
    ],
)
def test_what_is_not_a_report_is_refused(change: dict[str, object]) -> None:
    whole = json.loads(canonical(report_of()))
    with pytest.raises(NotAReport):
        from_json(whole | change)


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"\xff", "{"])
def test_what_is_not_json_is_refused(content: bytes | str) -> None:
    with pytest.raises(NotAReport):
        from_json(content)


def test_a_sentence_writes_its_figures() -> None:
    figures = (
        Figure("total", "Delprojekt", 46),
        Figure("done", "Klara", 38),
        Figure("ongoing", "Pågår", 6),
        Figure("not_started", "Ej påbörjade", 2),
    )
    runs = (
        Words("Av de "), Cite("total", Form.WORDS), Words(" delprojekten är "), Cite("done", Form.WORDS),
        Words(" klara, "), Cite("ongoing", Form.WORDS), Words(" pågår fortfarande och "),
        Cite("not_started", Form.WORDS), Words(" har ännu inte påbörjats."),
    )  # fmt: skip
    assert plain_text(report_of(figures=figures), runs) == (
        "Av de 46 delprojekten är 38 klara, sex pågår fortfarande och två har ännu inte påbörjats."
    )


def test_a_sentence_cannot_name_a_figure_that_is_not_there() -> None:
    with pytest.raises(UnknownFigure):
        plain_text(report_of(), (Cite("done"),))


@pytest.mark.parametrize(
    ("figure", "form", "text"),
    [
        (Figure("a", "", None), Form.FIGURES, "uppgift saknas"),
        (Figure("a", "", 31, Unit.CHANGE), Form.FIGURES, "+31"),
        (Figure("a", "", -31, Unit.CHANGE), Form.MAGNITUDE, "31"),
        (Figure("a", "", Decimal("82.609"), Unit.PERCENT, 1), Form.WORDS, f"82,6{HARD_SPACE}%"),
        (Figure("a", "", 170_000_000, Unit.MONEY), Form.WORDS, f"1,7{HARD_SPACE}miljoner kronor"),
        (
            Figure("a", "", 170_000_000, Unit.MONEY),
            Form.FIGURES,
            f"1{HARD_SPACE}700{HARD_SPACE}000{HARD_SPACE}kr",
        ),
        (Figure("a", "", 2012, Unit.YEAR), Form.FIGURES, "2012"),
        (Figure("a", "", 200, high=300), Form.WORDS, "200–300"),
        (Figure("a", "", 1), Form.WORDS_COMMON, "en"),
        (Figure("a", "", date(2016, 5, 3), Unit.DATE), Form.WORDS, f"den 3{HARD_SPACE}maj 2016"),
        (Figure("a", "", date(2011, 5, 1), Unit.DATE, precision=Precision.MONTH), Form.FIGURES, "2011-05"),
    ],
)
def test_figures_are_written_in_plain_swedish(figure: Figure, form: Form, text: str) -> None:
    assert written(figure, "sv", form) == text


def test_amounts_are_written_in_the_unit_that_was_chosen() -> None:
    figure = Figure("a", "", 170_000_000, Unit.MONEY)
    assert written(figure, "sv", money_unit=MoneyUnit.MKR) == f"1,7{HARD_SPACE}Mkr"


def test_what_is_still_to_be_written_is_found_at_any_depth() -> None:
    lessons = Placeholder("lessons", "Lärdomar", "Vad har ni lärt er?")
    inner = Section("inner", "Inre", (lessons,))
    assert open_placeholders(report_of(Section("outer", "Yttre", subsections=(inner,)))) == (lessons,)
