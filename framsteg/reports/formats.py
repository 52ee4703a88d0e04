"""The formats that a report comes in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from .document import Report
from .look import Look


@dataclass(frozen=True)
class Format:
    """A format: its ending, its type on the web, and where it is made; that module is loaded when first asked for."""

    key: str
    content_type: str
    module: str
    function: str = "render"
    ending: str = ""

    @property
    def suffix(self) -> str:
        return self.ending or self.key

    def render(self, report: Report, look: Look) -> bytes:
        """Raises the renderer's own errors, and OSError where there is no room."""
        make: Callable[[Report, Look], bytes | str] = getattr(
            import_module(f"framsteg.reports.renderers.{self.module}"), self.function
        )
        made = make(report, look)
        return made.encode() if isinstance(made, str) else made


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: Mapping[str, Format] = {
    each.key: each
    for each in (
        Format("pdf", "application/pdf", "pdf"),
        Format("docx", f"{_OFFICE}.wordprocessingml.document", "docx"),
        Format("pptx", f"{_OFFICE}.presentationml.presentation", "pptx"),
        Format("html", "text/html; charset=utf-8", "html", "document"),
        Format("json", "application/json", "data", "as_json"),
        Format("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "data", "as_xlsx"),
        Format("csv", "application/zip", "data", "as_csv", "zip"),
    )
}
