"""Lists as XLSX and CSV files: what is exported is what the list shows, with nothing that a spreadsheet would run."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import timezone

from framsteg.accounts.rules.access import Right, municipalities
from framsteg.audit.models import AuditEntry
from framsteg.reports.tables import STARTS_FORMULA

# What XML 1.0, and so a workbook, has no way to write.
_NOT_IN_WORKBOOKS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def defused(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it, and stays a text."""
    if isinstance(value, str) and value.startswith(STARTS_FORMULA):
        return f"'{value}"
    return value


def printable(value: Any) -> Any:
    """Without the control characters that a workbook cannot hold."""
    return _NOT_IN_WORKBOOKS.sub("", value) if isinstance(value, str) else value


class ExportMixin:
    """Makes Wagtail's exports safe, readable by Swedish Excel, and told in the audit trail."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        plain = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]
        return defused(printable("" if plain is None else plain))

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Choices by their labels, everything else as it is."""
        return {name: _exported(item, name) for name in self.list_export}  # type: ignore[attr-defined]

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """With a byte order mark, so that Excel reads å, ä and ö."""
        yield "\N{BYTE ORDER MARK}".encode()
        yield from super().stream_csv(queryset)  # type: ignore[misc]

    def write_csv_response(self, queryset: Any) -> StreamingHttpResponse:
        response: StreamingHttpResponse = super().write_csv_response(queryset)  # type: ignore[misc]
        response["Content-Type"] = "text/csv; charset=utf-8"
        return response

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> Any:
        rows = list(queryset)
        queryset_like = _Rows(self.model, rows)  # type: ignore[attr-defined]
        self._record_export(len(rows), spreadsheet_format)
        return super().as_spreadsheet(queryset_like, spreadsheet_format)  # type: ignore[misc]

    def _record_export(self, count: int, spreadsheet_format: str) -> None:
        request, options = self.request, self.model._meta  # type: ignore[attr-defined]
        codes = list(municipalities(request.user, Right.VIEW, self.permission_policy.kind))  # type: ignore[attr-defined]
        AuditEntry.objects.create(
            at=timezone.now(),
            actor_id=str(request.user.pk),
            actor_label=str(request.user)[:200],
            municipality_code=codes[0].code if len(codes) == 1 else "",
            action=AuditEntry.Action.EXPORTED,
            object_type=options.label_lower,
            object_id="",
            object_label=f"{options.verbose_name_plural} ({count}, {spreadsheet_format})",
            note=request.GET.urlencode()[:2000],
        )


class _Rows(list[Any]):
    """Rows read once, with the model that Wagtail takes the headings from."""

    def __init__(self, model: Any, rows: list[Any]) -> None:
        super().__init__(rows)
        self.model = model


def _exported(item: Any, name: str) -> Any:
    value = item
    *owners, last = name.split(".")
    for owner in owners:
        value = getattr(value, owner, None)
    display = getattr(value, f"get_{last}_display", None)
    found = display() if display else getattr(value, last, None)
    return found() if callable(found) else found
