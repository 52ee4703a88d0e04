"""The final report of a programme: what DOMAIN a final report holds, in its order."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext, override

from framsteg.lib.plain_language import Language, date_in_text, in_language
from framsteg.programme.models import Programme
from framsteg.reports.document import Meta, Report, ReportKind, Section, Trail

from .background import background
from .effect import effect
from .gathering import Gathered, gather
from .goals import goals
from .indicators import indicators
from .onward import onward
from .organisation import organisation
from .participation import participation
from .reflections import lessons, perspectives
from .resources import resources
from .results import results
from .sources import about_the_data, sources
from .summary import summary

SECTIONS = (
    background, goals, organisation, results, indicators, effect, resources, participation, perspectives, lessons,
    onward,
)  # fmt: skip


def build(programme: Programme, *, on: date, language: Language, texts: Mapping[str, str]) -> Report:
    """The report as of `on`. `texts` holds what people have written, by the names of the places they wrote in."""
    with override(language):
        return report_of(gather(programme, on=on, language=language, texts=texts))


def report_of(g: Gathered) -> Report:
    first = summary(g)
    opening = replace(first, blocks=(*about_the_data(g), *first.blocks))
    told: list[Section] = [opening, *(section(g) for section in SECTIONS)]
    appendices = sources(g, told)
    return Report(
        title=gettext("Final report: %(programme)s") % {"programme": programme_title(g)},
        subtitle=subtitle(g),
        language=g.language,
        meta=meta(g, ReportKind.FINAL, Trail("programme.programme", str(g.programme.pk), programme_title(g))),
        sections=(*told, appendices),
        figures=g.ledger.figures,
    )


def programme_title(g: Gathered) -> str:
    return in_language(g.programme.title, g.programme.title_en, g.language).value


def subtitle(g: Gathered) -> str:
    return gettext("%(municipality)s, as of %(day)s") % {
        "municipality": g.municipality.name,
        "day": date_in_text(g.on, g.language),
    }


def meta(g: Gathered, kind: ReportKind, subject: Trail) -> Meta:
    return Meta(
        kind=kind,
        municipality=g.municipality.name,
        municipality_code=g.municipality.code,
        subject=subject,
        as_of=g.on,
        publisher=g.municipality.name,
        contact=g.municipality.email,
        source_url=g.municipality.website,
    )
