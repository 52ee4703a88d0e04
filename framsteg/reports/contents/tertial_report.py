"""The tertial report: where the programme stands while it goes on, and what has changed since the tertial before."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext, override

from framsteg.lib.plain_language import Language
from framsteg.programme.models import Programme, Stage
from framsteg.programme.queries.closed_rounds import ClosedRound
from framsteg.programme.queries.lateness import is_late, measured_day
from framsteg.programme.queries.reported import ReportedSubProject
from framsteg.reports.document import (
    Block,
    Cite,
    Column,
    Figure,
    Paragraph,
    Report,
    ReportKind,
    Row,
    Section,
    Table,
    Trail,
)
from framsteg.reports.progress_words import progress_words, share_words

from .figures import in_figures, in_words, stage_figures
from .final_report import meta, programme_title, subtitle
from .from_round import about_round, frozen, round_money, round_time, standing
from .gathering import Gathered, gather
from .indicators import indicators
from .resources import money, set_aside_words, time
from .results import area_table, name_of, sub_project_table
from .sources import about_the_data, sources
from .summary import key_facts, parts_chart
from .writing import cell, said, sentences, to_write

MONTHS = 4


def build(programme: Programme, *, on: date, language: Language, texts: Mapping[str, str]) -> Report:
    """The report as of `on`, which stands in a tertial; changes are told since the last day of the one before.

    Where a closed round is as of the day, its frozen rows are what is told, so that report and round say the same.
    """
    with override(language):
        g = gather(programme, on=on, language=language, texts=texts)
        now = standing(programme, on=on, audience=g.audience)
        before = standing(programme, on=tertial_before(on), audience=g.audience)
        return _report(frozen(g, now), before.sub_projects, now.closed)


def tertial_before(day: date) -> date:
    """The last day of the tertial before the one that `day` lies in."""
    first = date(day.year, (day.month - 1) // MONTHS * MONTHS + 1, 1)
    return first - timedelta(days=1)


def name_of_tertial(day: date) -> str:
    return gettext("Tertial %(number)s %(year)s") % {
        "number": (day.month - 1) // MONTHS + 1,
        "year": day.year,
    }


def _report(g: Gathered, before: Sequence[ReportedSubProject], closed: ClosedRound | None) -> Report:
    sections = [
        _summary(g, closed),
        _changes(g, before),
        _late(g, g.on if closed else measured_day(g.programme, g.on)),
        *([Section("resultat", gettext("By area"), (area_table(g),))] if g.sub_projects else []),
        Section(
            "tid-och-pengar",
            gettext("Time and money against plan"),
            (),
            (
                Section("pengar", gettext("Money"), _money(g, closed)),
                Section("tid", gettext("Time"), round_time(g, closed) if closed else time(g)),
            ),
        ),
        indicators(g),
        Section(
            "bedomning",
            gettext("The lead's assessment"),
            to_write(
                g.texts,
                "assessment",
                gettext("The lead's assessment"),
                gettext("What goes well, what is at risk, and what is done about it until the next report?"),
            ),
        ),
    ]
    title = gettext("%(tertial)s: %(programme)s") % {
        "tertial": name_of_tertial(g.on),
        "programme": programme_title(g),
    }
    return Report(
        title=title,
        subtitle=subtitle(g),
        language=g.language,
        meta=meta(
            g, ReportKind.TERTIAL, Trail("programme.programme", str(g.programme.pk), programme_title(g))
        ),
        sections=(*sections, sources(g, sections)),
        figures=g.ledger.figures,
    )


def _money(g: Gathered, closed: ClosedRound | None) -> tuple[Block, ...]:
    """The money of the round where there is one; else what is known of the programme's."""
    return (Paragraph(set_aside_words(g)), round_money(g, closed)) if closed else money(g)


def _summary(g: Gathered, closed: ClosedRound | None) -> Section:
    keys = stage_figures(g, g.sub_projects, g.progress)
    told = (
        said(progress_words(g.progress, g.language), **in_words(keys)),
        said(share_words(g.progress, g.language), **in_figures(keys)),
    )
    chart = [parts_chart(g, keys)] if g.progress.total else []
    source = about_round(g, closed) if closed else ()
    blocks = (*about_the_data(g), *source, sentences(*told), *chart, key_facts(g, keys))
    return Section("sammanfattning", gettext("Summary"), blocks)


def _changes(g: Gathered, before: Sequence[ReportedSubProject]) -> Section:
    """The sub-projects whose stage is another than at the end of the tertial before."""
    earlier = {each.id: each.stage for each in before}
    moved = [each for each in g.sub_projects if each.stage != earlier.get(each.id, Stage.UNKNOWN)]
    since = tertial_before(g.on)
    figure = Figure(
        "changed",
        gettext("Sub-projects whose stage has changed"),
        len(moved),
        rule=gettext("The stage as of the day differs from that of the last day of the tertial before"),
        trail=(Trail("programme.programme", str(g.programme.pk), as_of=since),),
    )
    text = gettext("Sub-projects whose stage has changed since %(since)s: %(changed)s.")
    opening = Paragraph(said(text, since=since.isoformat(), changed=Cite(g.ledger.add(figure))))
    title = gettext("What has changed")
    if not moved:
        return Section("forandringar", title, (opening,))
    columns = (
        Column("delprojekt", gettext("Sub-project")),
        Column("fore", gettext("Before")),
        Column("nu", gettext("Now")),
    )
    rows = tuple(
        Row(
            (
                (*cell(f"{each.number}. "), name_of(g, each)),
                cell(g.stage_labels[earlier.get(each.id, Stage.UNKNOWN.value)]),
                cell(g.stage_labels[each.stage]),
            )
        )
        for each in moved
    )
    return Section("forandringar", title, (opening, Table("forandringar", title, columns, rows)))


def _late(g: Gathered, day: date) -> Section:
    """Those that had passed their planned end by the day and were not ready."""
    late = [each for each in g.sub_projects if is_late(each, day)]
    figure = Figure(
        "late",
        gettext("Late sub-projects"),
        len(late),
        rule=gettext(
            "The planned end has passed and the sub-project has not ended; one without a planned end is never late"
        ),
        of=stage_figures(g, g.sub_projects, g.progress)["total"],
    )
    opening = Paragraph(said(gettext("Late sub-projects: %(late)s."), late=Cite(g.ledger.add(figure))))
    table = [sub_project_table(g, late, "sena", gettext("late"))] if late else []
    return Section("sena", gettext("Late sub-projects"), (opening, *table))
