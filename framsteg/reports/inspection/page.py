"""The report as a page of its own."""

from collections.abc import Sequence

from framsteg.lib.accessible_html import faults_in
from framsteg.reports.document import Report

from .faults import Found


def look(content: bytes, report: Report) -> Sequence[Found]:
    return in_html(content.decode())


def in_html(html: str) -> tuple[Found, ...]:
    return tuple(Found(each.fault, each.where) for each in faults_in(html))
