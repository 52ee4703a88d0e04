"""Figures in writing, the same way in every format."""

from datetime import date
from decimal import Decimal

from framsteg.lib import plain_language
from framsteg.lib.plain_language import Language, MoneyUnit

from .blocks import Cite, Link, Run, Words
from .figures import Figure, Form, Unit
from .report import Report

NOT_STATED = {"sv": "uppgift saknas", "en": "not stated"}
_IN_WORDS = (Form.WORDS, Form.WORDS_COMMON)


class UnknownFigure(LookupError):
    """A sentence, table or chart names a figure that the report does not hold."""


def figure_of(report: Report, key: str) -> Figure:
    """Raises UnknownFigure."""
    try:
        return report.by_key[key]
    except KeyError:
        raise UnknownFigure(key) from None


def written(
    figure: Figure, language: Language, form: Form = Form.FIGURES, money_unit: MoneyUnit = MoneyUnit.KR
) -> str:
    """The figure as text; one that is not known says so."""
    value = figure.value
    if value is None:
        return NOT_STATED[language]
    if isinstance(value, date):
        if form in _IN_WORDS:
            return plain_language.date_in_text(value, language, figure.precision)
        return plain_language.iso_date(value, figure.precision)
    if figure.unit is Unit.YEAR:
        return str(value)
    if figure.unit is Unit.MONEY:
        return _money(int(value), language, form, money_unit)
    return _number(figure, value if value >= 0 or form is not Form.MAGNITUDE else -value, language, form)


def run_text(report: Report, run: Run) -> str:
    """The words of a run."""
    match run:
        case Words() | Link():
            return run.text
        case Cite():
            text = written(figure_of(report, run.key), report.language, run.form, report.meta.money_unit)
            return plain_language.sentence(text) if run.starts_sentence else text


def plain_text(report: Report, runs: tuple[Run, ...]) -> str:
    """The words of several runs, without their marks."""
    return "".join(run_text(report, run) for run in runs)


def _money(ore: int, language: Language, form: Form, unit: MoneyUnit) -> str:
    ore = abs(ore) if form is Form.MAGNITUDE else ore
    if form in _IN_WORDS:
        return plain_language.money_in_text(ore, language)
    return plain_language.money(ore, language, unit)


def _number(figure: Figure, value: int | Decimal, language: Language, form: Form) -> str:
    decimals = figure.decimals
    if figure.high is not None:
        ends = (plain_language.number(each, language, decimals) for each in (value, figure.high))
        return "–".join(ends)
    if figure.unit is Unit.PERCENT:
        return plain_language.percent(value, language, decimals)
    if figure.unit is Unit.CHANGE and form is not Form.MAGNITUDE:
        return plain_language.signed(value, language, decimals)
    if form in _IN_WORDS and isinstance(value, int):
        return plain_language.count(value, language, common_gender=form is Form.WORDS_COMMON)
    return plain_language.number(value, language, decimals)
