"""Fields that several models of the programme share."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

TEXT_LENGTH = 100_000
"""Most characters of a long text; more is refused with a sentence at the field."""


class DatePrecision(models.TextChoices):
    """How much of a date is known; see lib.plain_language.Precision."""

    DAY = "day", _("The day is known")
    MONTH = "month", _("The month is known")
    YEAR = "year", _("The year is known")


def precision_field(verbose_name: Any) -> "models.CharField[str, str]":
    return models.CharField(verbose_name, max_length=5, choices=DatePrecision, default=DatePrecision.DAY)


def long_text(verbose_name: Any, **options: Any) -> "models.TextField[str, str]":
    """A text in the Markdown subset of lib.markdown."""
    return models.TextField(verbose_name, blank=True, max_length=TEXT_LENGTH, **options)
