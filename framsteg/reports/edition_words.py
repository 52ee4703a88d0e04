"""What a report tells of its edition: its number, who signed it, and how to cite it."""

from framsteg.lib.plain_language import date_short

from .document import Report
from .look import label


def edition_facts(report: Report) -> tuple[tuple[str, str], ...]:
    """Labels and what stands beside them; nothing while the report is a draft."""
    edition, language = report.meta.edition, report.language
    if edition is None:
        return ()
    published = date_short(edition.published_on, language) if edition.published_on else ""
    signed = "; ".join(f"{each.role} {each.name}".strip() for each in edition.signatures)
    told = (
        ("edition", str(edition.number)),
        ("published", published),
        ("signed", signed),
        ("changes", edition.changes),
        ("cite_as", edition.citation),
        ("address", edition.address),
    )
    return tuple((label(name, language), value) for name, value in told if value)
