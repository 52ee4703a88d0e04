"""The PDF: every rule of its two standards that a program can check, and the tags that a screen reader goes by."""

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise

import page
import pikepdf

from framsteg.lib.accessible_html import Fault as InPage
from framsteg.reports.document import Report
from framsteg.reports.renderers.pdf.tagging import elements

from .faults import Fault, Found

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
MOST_TOLD = 5
"""Broken rules that are told; one fault often breaks many."""


def look(content: bytes, report: Report) -> Sequence[Found]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [*_in(pdf), *_broken_rules(content)]


def _broken_rules(content: bytes) -> list[Found]:
    checked = (page.validate_pdf_bytes(content, profile=profile) for profile in PROFILES)
    told = (f"{each.rule_id}: {each.message}" for found in checked for each in found.failures)
    return [Found(Fault.RULE_BROKEN, each) for each in dict.fromkeys(told)][:MOST_TOLD]


def _in(pdf: pikepdf.Pdf) -> Iterator[Found]:
    root = pdf.Root
    if "/StructTreeRoot" not in root or "/MarkInfo" not in root or not bool(root.MarkInfo.get("/Marked")):
        yield Found(Fault.NOT_TAGGED)
        return
    if not str(root.get("/Lang", "")):
        yield Found(InPage.NO_LANGUAGE)
    with pdf.open_metadata() as told:
        if not told.get("dc:title"):
            yield Found(InPage.NO_TITLE)
        said = (told.get("pdfuaid:part"), told.get("pdfaid:part"), told.get("pdfaid:conformance"))
        if said != ("1", "2", "A"):
            yield Found(Fault.NOT_OF_THE_STANDARDS)
    yield from _in_tags(root.StructTreeRoot)


def _in_tags(tree: pikepdf.Object) -> Iterator[Found]:
    levels = []
    for each in elements(tree):
        name = str(each.S).lstrip("/")
        if name[:1] == "H" and name[1:].isdigit():
            levels.append(int(name[1:]))
        elif name == "Figure" and not str(each.get("/Alt", "")):
            yield Found(InPage.PICTURE_WITHOUT_WORDS)
        elif name == "Table" and not any(str(inner.S) == "/TH" for inner in elements(each)):
            yield Found(InPage.TABLE_WITHOUT_HEADS)
    if any(after - before > 1 for before, after in pairwise(levels)):
        yield Found(InPage.HEADING_SKIPPED)
