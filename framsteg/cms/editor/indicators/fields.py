"""Figures and periods as people type them."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from framsteg.importers.shared.errors import AmbiguousNumbers
from framsteg.importers.table_files import numbers
from framsteg.indicators.periods import NotAPeriod, canonical
from framsteg.lib.plain_language import language_of, number

MOST_DECIMALS = 6
FIRST = "from"
"""In a selection, the first period that is asked for."""
LARGEST = 1e15
"""More is a slip of the keys."""


class FigureField(forms.CharField):
    """A figure: "23 729", "12,5", "12.5"; refused where it can be read in two ways."""

    default_error_messages = {"invalid": gettext_lazy("Write a figure, such as 23 729 or 12,5.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, **options)

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or isinstance(value, int | float):
            return None if value in self.empty_values else float(value)
        text = str(value).strip()
        try:
            found = numbers.number(text, numbers.decimal_sign([text]))
        except AmbiguousNumbers as error:
            raise ValidationError(
                _("“%s” can be read in two ways. Write it without a sign between the thousands.") % text
            ) from error
        if found is None or abs(found) > LARGEST:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def run_validators(self, value: Any) -> None:
        """The length concerns what was typed, not the figure."""

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, int | float) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class PeriodField(forms.CharField):
    """A period: "2012", "2012K1", "2012-03"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=12, **options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if not text:
            return ""
        try:
            return canonical(text)
        except NotAPeriod as error:
            raise ValidationError(
                _("Write the period as 2012, 2012-Q1, 2012-T1, 2012-H1 or 2012-03.")
            ) from error


def written(value: float) -> str:
    """A figure for a field: with its decimals and no more; three get a zero, so as not to look like thousands."""
    text = number(value, language_of(get_language() or "sv"), MOST_DECIMALS).rstrip("0").rstrip(",.")
    return f"{text}0" if re.search(r"[,.]\d{3}$", text) else text


class SelectionField(forms.Field):
    """What is chosen from a table at the source: a dimension and its codes to a line, "ContentsCode=BE0101N1"."""

    widget = forms.Textarea(attrs={"rows": 4, "spellcheck": "false"})
    default_error_messages = {
        "invalid": gettext_lazy(
            "Line %(line)d: write a dimension, an equals sign and codes with commas between them."
        ),
        "twice": gettext_lazy(
            "Line %(line)d: the dimension is there already. Write all its codes on one line."
        ),
        "period": gettext_lazy("Line %(line)d: write one period after from, such as 1990 or 2012-Q1."),
    }

    def to_python(self, value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        chosen: dict[str, Any] = {}
        for at, line in enumerate(str(value or "").splitlines(), start=1):
            if line.strip():
                name, codes = self._choice(line.strip(), at)
                if name in chosen:
                    raise self._wrong("twice", at)
                chosen[name] = codes
        return chosen

    def _choice(self, line: str, number: int) -> tuple[str, Any]:
        name, _sign, codes = (part.strip() for part in line.partition("="))
        chosen = [code.strip() for code in codes.split(",") if code.strip()]
        if not name or not chosen:
            raise self._wrong("invalid", number)
        if name != FIRST:
            return name, chosen
        try:
            return name, canonical(codes)
        except NotAPeriod as error:
            raise self._wrong("period", number) from error

    def _wrong(self, code: str, line: int) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params={"line": line})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return "\n".join(
            f"{name}={codes if isinstance(codes, str) else ','.join(codes)}" for name, codes in value.items()
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != (initial or {}))
        except ValidationError:
            return True
