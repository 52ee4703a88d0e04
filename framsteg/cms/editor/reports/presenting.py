"""A report as those who work with it see it: what is said, what is left to do, and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from framsteg.cms.models import MunicipalityHomePage, NewsIndexPage
from framsteg.lib.plain_language import Language
from framsteg.reports.document import FreeText, Placeholder, Report, Section
from framsteg.reports.models import Part, ReportComment, ReportDraft, ReportSignature, ReportText
from framsteg.reports.municipal_look import look_of
from framsteg.reports.queries.obstacles import Obstacle, Standing
from framsteg.reports.renderers import html


@dataclass(frozen=True)
class ToWrite:
    """A text of the report, with the way to its form."""

    title: str
    language: str
    url: str
    is_empty: bool
    is_needed: bool


@dataclass(frozen=True)
class WorkSection:
    """A part of the report with its texts and what has been said about it."""

    anchor: str
    title: str
    texts: tuple[ToWrite, ...]
    comments: tuple[ReportComment, ...]
    open_comments: int


@dataclass(frozen=True)
class Todo:
    """Something that stands in the way or is worth a look, with the way to where it is put right."""

    text: str
    stops: bool
    url: str


@dataclass(frozen=True)
class SignedPart:
    part: str
    label: str
    signature: ReportSignature | None


def sections(draft: ReportDraft, trees: Mapping[Language, Report]) -> tuple[WorkSection, ...]:
    """Every part of the Swedish report; texts of both languages stand together."""
    texts = {(each.place, each.language): each for each in draft.texts.filter(language__in=draft.languages)}
    comments = list(draft.comments.order_by("created_at", "pk"))
    english = {each.anchor: each for each in trees["en"].sections} if "en" in trees else {}
    return tuple(_section(each, english.get(each.anchor), texts, comments) for each in trees["sv"].sections)


def todos(draft: ReportDraft, found: Standing) -> tuple[Todo, ...]:
    texts = {(each.place, each.language): each.pk for each in draft.texts.all()}
    return tuple(Todo(each.text, each.stops, _address(draft, each, texts)) for each in found.obstacles)


def signatures(draft: ReportDraft) -> tuple[SignedPart, ...]:
    """The signatures that hold now."""
    rows = {
        each.part: each for each in ReportSignature.objects.filter(draft=draft, round=draft.round_that_holds)
    }
    return tuple(SignedPart(part.value, str(part.label), rows.get(part.value)) for part in Part)


def laid_out(draft: ReportDraft, tree: Report) -> SafeString:
    """The whole report as it reads now."""
    return mark_safe(html.render(tree, look_of(draft.municipality)))


def news_sections(draft: ReportDraft) -> dict[Language, list[NewsIndexPage]]:
    """Where news of the report can be written: the municipality's sections in each of its languages that has any."""
    homes = MunicipalityHomePage.objects.filter(municipality=draft.municipality).select_related("locale")
    paths = {each.locale.language_code: each for each in homes}
    found = {
        language: list(NewsIndexPage.objects.descendant_of(paths[language]).order_by("path"))
        for language in draft.languages
        if language in paths
    }
    return {language: sections for language, sections in found.items() if sections}


def _section(
    section: Section,
    english: Section | None,
    texts: Mapping[tuple[str, str], ReportText],
    comments: list[ReportComment],
) -> WorkSection:
    places = dict.fromkeys((*_places(section), *(_places(english) if english else ())))
    found = [
        texts[place, language] for place in places for language in ("sv", "en") if (place, language) in texts
    ]
    mine = tuple(each for each in comments if each.anchor == section.anchor)
    return WorkSection(
        section.anchor,
        section.title,
        tuple(_to_write(each) for each in found),
        mine,
        sum(each.resolved_at is None for each in mine),
    )


def _places(section: Section) -> list[str]:
    own = [block.id for block in section.blocks if isinstance(block, FreeText | Placeholder)]
    opening = ["summary"] if section.anchor == "sammanfattning" and "summary" not in own else []
    return [*opening, *own, *(place for each in section.subsections for place in _places(each))]


def _to_write(text: ReportText) -> ToWrite:
    return ToWrite(
        title=text.title or text.place,
        language=text.get_language_display(),
        url=reverse("reporttext:edit", args=[text.pk]),
        is_empty=not text.text.strip(),
        is_needed=text.place != "summary",
    )


def _address(draft: ReportDraft, each: Obstacle, texts: Mapping[tuple[str, str], Any]) -> str:
    pk = texts.get((each.place, each.language))
    return reverse("reporttext:edit", args=[pk]) if pk else ""
