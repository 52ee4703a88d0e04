"""Sub-projects: their list with its filters, and their areas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import Language, Text, in_language, number
from framsteg.programme.models import Programme, SubProject
from framsteg.programme.queries.areas import AreaStory
from framsteg.programme.queries.lateness import is_late
from framsteg.programme.queries.paging import Page

from .common import (
    Day,
    Linked,
    area_name,
    area_url,
    day_of,
    list_url,
    name_of,
    rich,
    sub_project_url,
    title_of,
)
from .paging import Pager, pager
from .provenance import PageProvenance, provenance_of
from .sentences import progress_sentence, share_sentence
from .stages import StageMark, StatusPicture, stage_mark, status_picture
from .sub_project_filters import FilterForm


@dataclass(frozen=True)
class SubProjectLine:
    """A sub-project in a list. `is_named` is false where its name is not public."""

    number: int
    name: Text
    is_named: bool
    url: str
    stage: StageMark
    as_of: Day | None
    area: Linked
    unit: Text
    planned_end: Day | None
    is_late: bool


@dataclass(frozen=True)
class SubProjectsPage:
    programme: Linked
    form: FilterForm
    lines: Sequence[SubProjectLine]
    counted: str
    pager: Pager
    provenance: PageProvenance


@dataclass(frozen=True)
class AreaPage:
    programme: Linked
    number: int
    title: Text
    text: SafeString | None
    owner: Text
    sentence: str
    share: str
    picture: StatusPicture
    lines: Sequence[SubProjectLine]
    touching: Sequence[SubProjectLine]
    more: str
    list_url: str
    provenance: PageProvenance


def sub_project_line(
    sub_project: SubProject, programme: Programme, municipality: str, language: Language, late_as_of: date
) -> SubProjectLine:
    unit, area = sub_project.lead_unit, sub_project.main_area
    return SubProjectLine(
        number=sub_project.number,
        name=name_of(sub_project, language),
        is_named=bool(sub_project.title),
        url=sub_project_url(programme, municipality, sub_project.number),
        stage=stage_mark(sub_project.stage),
        as_of=day_of(sub_project.stage_as_of, "day", language),
        area=Linked(area_name(area, language), area_url(programme, municipality, area.number)),
        unit=in_language(unit.name, unit.name_en, language) if unit else Text("", language),
        planned_end=day_of(sub_project.planned_end, "day", language),
        is_late=is_late(sub_project, late_as_of),
    )


def sub_projects_page(
    programme: Programme,
    found: Page[SubProject],
    form: FilterForm,
    municipality: str,
    language: Language,
    late_as_of: date,
) -> SubProjectsPage:
    lines = tuple(
        sub_project_line(each, programme, municipality, language, late_as_of) for each in found.rows
    )
    url = list_url(programme, municipality)
    return SubProjectsPage(
        programme=Linked(title_of(programme, language), url.removesuffix("delprojekt/")),
        form=form,
        lines=lines,
        counted=_counted(found, language),
        pager=pager(found, url, form.query),
        provenance=provenance_of([programme, *found.rows], language),
    )


def area_page(story: AreaStory, municipality: str, language: Language, late_as_of: date) -> AreaPage:
    area, programme, progress = story.area, story.programme, story.progress
    address = list_url(programme, municipality, {"omrade": area.number})
    hidden = progress.total - len(story.sub_projects)
    owner = area.owner
    return AreaPage(
        programme=Linked(
            title_of(programme, language), list_url(programme, municipality).removesuffix("delprojekt/")
        ),
        number=area.number,
        title=title_of(area, language),
        text=rich(area.text, area.text_en, language),
        owner=in_language(owner.title, owner.title_en, language) if owner else Text("", language),
        sentence=progress_sentence(progress, language),
        share=share_sentence(progress, language),
        picture=status_picture(progress, language, identity="status"),
        lines=_lines(story.sub_projects, story, municipality, language, late_as_of),
        touching=_lines(story.touching, story, municipality, language, late_as_of),
        more=ngettext("%(number)s more sub-project", "%(number)s more sub-projects", hidden)
        % {"number": number(hidden, language)}
        if hidden > 0
        else "",
        list_url=address,
        provenance=provenance_of([area, *story.sub_projects, *story.touching], language),
    )


def _lines(
    sub_projects: Sequence[SubProject],
    story: AreaStory,
    municipality: str,
    language: Language,
    late_as_of: date,
) -> Sequence[SubProjectLine]:
    return tuple(
        sub_project_line(each, story.programme, municipality, language, late_as_of) for each in sub_projects
    )


def _counted(found: Page[SubProject], language: Language) -> str:
    """ "46 delprojekt", or "Delprojekt 51–100 av 10 000"."""
    if found.pages > 1:
        return gettext("Sub-projects %(first)s–%(last)s of %(total)s") % {
            "first": number(found.first, language),
            "last": number(found.last, language),
            "total": number(found.total, language),
        }
    return ngettext("%(number)s sub-project", "%(number)s sub-projects", found.total) % {
        "number": number(found.total, language)
    }
