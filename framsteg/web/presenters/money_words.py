"""Words about money that several pages use."""

from datetime import date

from django.utils.translation import gettext

from framsteg.lib.plain_language import Language, date_in_text, number

MONTHS_OF_A_YEAR = 12


def months_words(months: frozenset[int], year: int, language: Language) -> str:
    """How much of a year the accounts hold: "" for all of it, and for nothing."""
    if not months or len(months) == MONTHS_OF_A_YEAR:
        return ""
    latest = max(months)
    if months == frozenset(range(1, latest + 1)):
        return gettext("through %(month)s") % {
            "month": date_in_text(date(year, latest, 1), language, "month")
        }
    return gettext("%(count)s of the year's 12 months") % {"count": number(len(months), language)}
