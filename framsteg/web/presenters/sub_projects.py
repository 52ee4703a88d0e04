"""Sub-projects: their list with its filters, and their areas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import Language, Text, in_language, number
from framsteg.programme.models import Programme
from framsteg.programme.queries.areas import AreaStory
from framsteg.programme.queries.lateness import is_late
from framsteg.programme.queries.listed import ListedSubProject
from framsteg.programme.queries.origins import Origin
from framsteg.programme.queries.paging import Page

from .common import Day, Linked, day_of, list_url, name_of, numbered, programme_url, rich, title_of
from .paging import Pager, pager
from .provenance import PageProvenance, provenance_of
from .sentences import progress_sentence, share_sentence
from .stages import StageMark, StatusPicture, stage_mark, status_picture
from .sub_project_filters import FilterForm


@dataclass(frozen=True)
class SubProjectLine:
    """A sub-project in a list. `is_named` is false where its name is not public."""

    number: str
    name: Text
    is_named: bool
    url: str
    stage: StageMark
    area: Linked
    unit: Text
    planned_end: Day | None
    is_late: bool


@dataclass(frozen=True)
class Lines:
    """The rows of a table, and which of its columns have something to show."""

    rows: Sequence[SubProjectLine]

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def has_units(self) -> bool:
        return any(line.unit for line in self.rows)

    @property
    def has_planned_ends(self) -> bool:
        return any(line.planned_end for line in self.rows)


@dataclass(frozen=True)
class SubProjectsPage:
    programme: Linked
    form: FilterForm
    lines: Lines
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
    lines: Lines
    touching: Lines
    more: str
    list_url: str
    provenance: PageProvenance


def sub_project_line(
    listed: ListedSubProject, base: str, language: Language, late_as_of: date
) -> SubProjectLine:
    """`base` is the address of the programme."""
    area = numbered(listed.area_number, listed.area_title, listed.area_title_en, language)
    return SubProjectLine(
        number=str(listed.number),
        name=name_of(listed, language),
        is_named=bool(listed.title),
        url=f"{base}delprojekt/{listed.number}/",
        stage=stage_mark(listed.stage),
        area=Linked(area, f"{base}omrade/{listed.area_number}/"),
        unit=in_language(listed.unit, listed.unit_en, language),
        planned_end=day_of(listed.planned_end, "day", language),
        is_late=is_late(listed, late_as_of),
    )


def sub_projects_page(
    programme: Programme,
    found: Page[ListedSubProject],
    origins: Sequence[Origin],
    form: FilterForm,
    municipality: str,
    language: Language,
    late_as_of: date,
) -> SubProjectsPage:
    base, url = programme_url(programme, municipality), list_url(programme, municipality)
    return SubProjectsPage(
        programme=Linked(title_of(programme, language), base),
        form=form,
        lines=Lines(tuple(sub_project_line(each, base, language, late_as_of) for each in found.rows)),
        counted=_counted(found, language),
        pager=pager(found, url, form.query),
        provenance=provenance_of([programme, *found.rows, *origins], language),
    )


def area_page(story: AreaStory, municipality: str, language: Language, late_as_of: date) -> AreaPage:
    area, programme, progress = story.area, story.programme, story.progress
    base = programme_url(programme, municipality)
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
        lines=Lines(tuple(sub_project_line(each, base, language, late_as_of) for each in story.sub_projects)),
        touching=Lines(tuple(sub_project_line(each, base, language, late_as_of) for each in story.touching)),
        more=ngettext("%(number)s more sub-project", "%(number)s more sub-projects", hidden)
        % {"number": number(hidden, language)}
        if hidden > 0
        else "",
        list_url=address,
        provenance=provenance_of([area, *story.sub_projects, *story.touching, *story.origins], language),
    )


def _counted(found: Page[ListedSubProject], language: Language) -> str:
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
