"""A report as PDF for reading aloud (PDF/UA-1) and for keeping (PDF/A-2a), in one file."""

import json
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from framsteg.reports.document import Picture, Report, blocks_of, tables_of
from framsteg.reports.look import Look
from framsteg.reports.painting import typefaces
from framsteg.reports.pictures import usable

from .setting import LOGO, setting
from .tagging import with_row_headers

TEMPLATE = Path(__file__).parent / "report.typ"
PNG = b"\x89PNG"
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


class CouldNotBeSet(RuntimeError):
    """The typesetter refused the report; the message is its own."""


def render(report: Report, look: Look) -> bytes:
    """The same bytes for the same report and look. Raises CouldNotBeSet, and OSError where there is no room."""
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        paths = _laid_out(report, look, Path(folder))
        content = _set(report, json.dumps(setting(report, look, paths)), Path(folder))
    return with_row_headers(content, [table.row_headers for table in tables_of(report)])


def _set(report: Report, told: str, folder: Path) -> bytes:
    edition = report.meta.edition
    day = edition.published_on if edition and edition.published_on else report.meta.as_of
    try:
        made = typst.compile(
            folder / TEMPLATE.name,
            root=folder,
            font_paths=typefaces(),
            sys_inputs={"report": told},
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime.combine(day, time(12), UTC),
        )
    except typst.TypstError as error:
        raise CouldNotBeSet(error.message) from error
    if not isinstance(made, bytes):
        raise CouldNotBeSet
    return made


def _laid_out(report: Report, look: Look, folder: Path) -> dict[str, str]:
    """The template and the usable pictures as files: all that the typesetter can read."""
    (folder / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
    paths: dict[str, str] = {}
    if logo := usable({"logo": look.logo}, "logo"):
        (folder / _named("logo", logo)).write_bytes(logo)
        paths[LOGO] = f"/{_named('logo', logo)}"
    for place, block in enumerate(blocks_of(report)):
        if isinstance(block, Picture) and (content := usable(look.pictures, block.name)):
            name = _named(str(place), content)
            (folder / name).write_bytes(content)
            paths[block.name] = f"/{name}"
    return paths


def _named(name: str, content: bytes) -> str:
    return f"{name}.{'png' if content.startswith(PNG) else 'jpg'}"
