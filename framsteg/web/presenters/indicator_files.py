"""An indicator's figures as files: the same figures as on its page, with what every field means."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext

from framsteg.indicators.models import Status
from framsteg.lib.plain_language import Language, in_language

from .indicators import Found

FIELDS = ("region_code", "region", "period", "value", "unit", "status", "revised", "fetched_at", "note")


def field_meanings() -> dict[str, str]:
    """What each field holds, in the reader's language."""
    return {
        "region_code": gettext("The municipality's four-digit code, as text."),
        "region": gettext("The municipality's name."),
        "period": gettext("The period the figure is about: 2012, 2012-Q1, 2012-T1, 2012-H1 or 2012-03."),
        "value": gettext("The figure, with a decimal point. Empty where there is none."),
        "unit": gettext("What is counted."),
        "status": gettext("%(names)s.")
        % {"names": ", ".join(f"{status.value}: {status.label}" for status in Status)},
        "revised": gettext(
            "Whether the source has changed the figure since it was first fetched: true or false."
        ),
        "fetched_at": gettext("When the figure was fetched, in universal time."),
        "note": gettext("The source's note on the figure."),
    }


def records(found: Found) -> Iterator[dict[str, Any]]:
    """One record per municipality and period, the own municipality first, oldest first."""
    for code in (found.municipality.code, *found.choice.others):
        name = found.regions[code].name if code in found.regions else found.municipality.name
        for point in found.history.series[code].points:
            yield {
                "region_code": code,
                "region": name,
                "period": point.period,
                "value": _plain(point.value),
                "unit": found.indicator.unit,
                "status": point.status,
                "revised": point.revised,
                "fetched_at": point.fetched_at.isoformat(),
                "note": point.note,
            }


def csv_file(found: Found) -> str:
    """The records as CSV with a mark that tells spreadsheets the character set."""
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS, lineterminator="\r\n")
    writer.writeheader()
    for record in records(found):
        writer.writerow({name: _cell(value) for name, value in record.items()})
    return f"\ufeff{text.getvalue()}"


def json_data(found: Found, language: Language, url: str) -> dict[str, Any]:
    indicator, source = found.indicator, found.indicator.source
    return {
        "code": indicator.code,
        "title": in_language(indicator.title, indicator.title_en, language).value,
        "definition": in_language(indicator.definition, indicator.definition_en, language).value,
        "unit": indicator.unit,
        "page": url,
        "source": {
            "name": in_language(source.name, source.name_en, language).value,
            "credit": source.credit,
            "licence": source.licence,
            "licence_url": source.licence_url,
            "table": indicator.source_table,
            "updated": indicator.source_updated,
        },
        "notes": in_language(indicator.notes, indicator.notes_en, language).value.splitlines(),
        "fields": field_meanings(),
        "observations": list(records(found)),
        "revisions": [
            {
                "region_code": revision.region,
                "period": revision.period,
                "before": _plain(revision.before),
                "after": _plain(revision.after),
                "fetched_at": revision.fetched_at.isoformat(),
            }
            for revision in found.history.revisions
        ],
    }


def _plain(value: float | None) -> int | float | None:
    """Whole numbers without a decimal point."""
    return int(value) if value is not None and value.is_integer() and abs(value) < 1e15 else value


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
