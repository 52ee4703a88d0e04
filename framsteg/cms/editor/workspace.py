"""A programme as those who work with it see it: what there is, what is missing, and where to go on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, Model
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.lib.plain_language import date_short, language_of, money, period
from framsteg.participation.models import Event
from framsteg.programme.models import Programme, Stage, StatusReport
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.progress import Progress, progress

SHOWN = 12
"""Rows of the longer sections; the rest is one click away."""


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    text: str = ""
    tag: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the programme with its rows, or what to do where there are none."""

    name: str
    title: str
    empty: str
    rows: tuple[Row, ...]
    add_url: str = ""
    add_label: str = ""
    all_url: str = ""
    all_label: str = ""


@dataclass(frozen=True)
class StageCount:
    label: str
    number: int
    url: str


@dataclass(frozen=True)
class Workspace:
    stages: tuple[StageCount, ...]
    share: str
    sections: tuple[Section, ...]


def workspace(programme: Programme, user: Any) -> Workspace:
    """A fixed number of queries, however many sub-projects there are."""
    counts = progress(programme, audience=Audience.EDITORS).overall
    sections = (
        _sub_projects(programme, counts),
        _rounds(programme),
        _areas(programme),
        _goals(programme),
        _phases(programme),
        _decisions(programme),
        _events(programme),
        _money(programme),
        _people(programme),
        _units(programme),
        _reports(programme),
        _releases(programme),
    )
    allowed = tuple(_as_allowed(each, programme, user) for each in sections)
    return Workspace(_stages(programme, counts), _share(counts), allowed)


def _as_allowed(section: Section, programme: Programme, user: Any) -> Section:
    """Without the ways to add and to see what the user may not."""
    if section.name == "money" and not may(user, Right.VIEW, Kind.MONEY, programme.municipality_id):
        section = replace(section, all_url="")
    kinds = {
        "decisions": Kind.DECISION,
        "events": Kind.EVENT,
        "money": Kind.MONEY,
        "reports": Kind.REPORT,
        "releases": Kind.REPORT,
        "rounds": Kind.ROUND,
    }
    kind = kinds.get(section.name, Kind.PROGRAMME)
    if may(user, Right.ADD, kind, programme.municipality_id):
        return section
    return replace(section, add_url="", add_label="")


def _stages(programme: Programme, counts: Progress) -> tuple[StageCount, ...]:
    url = reverse("subproject:index")
    return tuple(
        StageCount(str(stage.label), counts.of(stage), f"{url}?programme={programme.pk}&stage={stage.value}")
        for stage in Stage
        if counts.of(stage)
    )


def _share(counts: Progress) -> str:
    if not counts.counted:
        return ""
    return _("%(done)d of the %(counted)d that count are done. Cancelled ones and those that became something else "
             "do not count.") % {"done": counts.done, "counted": counts.counted}  # fmt: skip


def _section(
    name: str,
    title: str,
    empty: str,
    model: str,
    rows: Iterable[Row],
    programme: Programme,
    label: str,
    **more: str,
) -> Section:
    add = f"{reverse(f'{model}:add')}?programme={programme.pk}"
    return Section(name, title, empty, tuple(rows), add, label, **more)


def _edit(instance: Model) -> str:
    return reverse(f"{instance._meta.model_name}:open", args=[instance.pk])


def _language() -> Any:
    return language_of(get_language() or "sv")


def _visibility(instance: Any) -> str:
    return "" if instance.is_public else _("Draft")


def _sub_projects(programme: Programme, counts: Progress) -> Section:
    found = programme.sub_projects.order_by("number")[:SHOWN]
    return _section(
        "sub_projects",
        _("Sub-projects"),
        _(
            "No sub-projects yet. Add the areas first, then the sub-projects with the area that each belongs to."
        ),
        "subproject",
        (Row(str(each), _edit(each), str(each.get_stage_display()), _visibility(each)) for each in found),
        programme,
        _("Add sub-project"),
        all_url=f"{reverse('subproject:index')}?programme={programme.pk}" if counts.total else "",
        all_label=_("All %d in a list, with filters and export") % counts.total,
    )


def _rounds(programme: Programme) -> Section:
    rows = (
        Row(each.title, _edit(each), _day(each.as_of, "day"), str(each.get_state_display()))
        for each in programme.rounds.order_by("-as_of")[:SHOWN]
    )
    empty = _("No reporting rounds yet. A round asks everyone how it stands as of one day.")
    return _section(
        "rounds", _("Reporting rounds"), empty, "reportinground", rows, programme, _("Plan a round")
    )


def _areas(programme: Programme) -> Section:
    by_area = progress(programme, audience=Audience.EDITORS)
    rows = (
        Row(str(area), _edit(area), _("%d sub-projects") % by_area.of_area(area.pk).total)
        for area in programme.areas.order_by("number")
    )
    empty = _("No priority areas yet. Every sub-project belongs to one, so begin here.")
    return _section(
        "areas", _("Priority areas"), empty, "priorityarea", rows, programme, _("Add priority area")
    )


def _goals(programme: Programme) -> Section:
    measurable = {True: _("can be measured"), False: _("cannot be measured")}
    found = programme.goals.order_by("order")
    rows = (Row(goal.title, _edit(goal), measurable[goal.is_measurable]) for goal in found)
    empty = _("No goals yet. Write what the programme is to achieve, one goal at a time.")
    return _section("goals", _("Goals"), empty, "goal", rows, programme, _("Add goal"))


def _phases(programme: Programme) -> Section:
    rows = (Row(str(each), _edit(each), _when(each)) for each in programme.phases.order_by("order"))
    empty = _("No phases yet. A programme often has a seminar, planning, implementation and a final report.")
    return _section("phases", _("Phases"), empty, "phase", rows, programme, _("Add phase"))


def _when(instance: Any) -> str:
    start = (instance.starts_on, instance.starts_precision) if instance.starts_on else None
    end = (instance.ends_on, instance.ends_precision) if instance.ends_on else None
    return period(start, end, _language())


def _decisions(programme: Programme) -> Section:
    found = programme.decisions.order_by(F("decided_on").desc(nulls_last=True), "pk")[:SHOWN]
    rows = [
        Row(each.title, _edit(each), _day(each.decided_on, each.decided_precision), _visibility(each))
        for each in found
    ]
    return _section(
        "decisions",
        _("Decisions"),
        _("No decisions yet. Add the decision that the programme rests on."),
        "decision",
        rows,
        programme,
        _("Add decision"),
        all_url=f"{reverse('decision:index')}?programme={programme.pk}" if len(rows) == SHOWN else "",
        all_label=_("All decisions of the programme"),
    )


def _events(programme: Programme) -> Section:
    found = Event.objects.filter(programme=programme).order_by(F("starts_on").desc(nulls_last=True), "pk")[
        :SHOWN
    ]
    rows = [
        Row(each.title, _edit(each), _day(each.starts_on, each.starts_precision), _visibility(each))
        for each in found
    ]
    return _section(
        "events",
        _("Events"),
        _("No events yet: seminars, dialogue meetings, press conferences."),
        "event",
        rows,
        programme,
        _("Add event"),
        all_url=f"{reverse('event:index')}?programme={programme.pk}" if len(rows) == SHOWN else "",
        all_label=_("All events of the programme"),
    )


def _day(day: Any, precision: str) -> str:
    return date_short(day, _language(), precision) if day else ""


def _money(programme: Programme) -> Section:
    rows = (
        Row(str(each.budget_year), _edit(each), money(each.amount_ore, _language()), each.funder)
        for each in programme.appropriations.order_by("budget_year", "pk")
    )
    empty = _("No money set aside yet. Add one appropriation for each budget year.")
    return _section(
        "money",
        _("Money set aside"),
        empty,
        "appropriation",
        rows,
        programme,
        _("Add appropriation"),
        all_url=reverse("editor_money", args=[programme.pk]),
        all_label=_("Requests, allocations, accounts and forecasts"),
    )


def _people(programme: Programme) -> Section:
    found = programme.role_links.select_related("role__unit").order_by("function", "order")
    rows = (Row(str(each.role), _edit(each), str(each.get_function_display())) for each in found)
    empty = _("Nobody yet. Add who is mainly responsible, by role rather than by name.")
    return _section("people", _("People by role"), empty, "programmerole", rows, programme, _("Add role"))


def _units(programme: Programme) -> Section:
    found = programme.unit_links.select_related("unit").order_by("part", "order")
    rows = (Row(str(each.unit), _edit(each), str(each.get_part_display())) for each in found)
    empty = _("No units or partners yet. Add who leads and who takes part.")
    return _section(
        "units", _("Units and partners"), empty, "programmeunit", rows, programme, _("Add unit or partner")
    )


def _reports(programme: Programme) -> Section:
    found = programme.report_drafts.select_related("sub_project").order_by("-pk")[:SHOWN]
    rows = (
        Row(
            f"{each.get_kind_display()}{f': {each.sub_project}' if each.sub_project else ''}",
            reverse("reportdraft:workspace", args=[each.pk]),
            _("edition %(number)d, as of %(day)s") % {"number": each.number, "day": each.as_of.isoformat()},
            str(each.get_state_display()),
        )
        for each in found
    )
    empty = _("No report yet. Its text is proposed from the data; you add what people must say themselves.")
    return _section("reports", _("Reports"), empty, "reportdraft", rows, programme, _("Prepare final report"))


def _releases(programme: Programme) -> Section:
    rows = (
        Row(each.title, reverse("release:workspace", args=[each.pk]), "", str(each.get_state_display()))
        for each in programme.releases.order_by("-pk")[:SHOWN]
    )
    empty = _("No release yet. It makes report, news and pages public in one moment.")
    section = _section("releases", _("Releases"), empty, "release", rows, programme, _("Prepare a release"))
    return replace(section, add_url=f"{section.add_url}&municipality={programme.municipality_id}")


def reports_of(sub_project_id: int) -> Sequence[StatusReport]:
    """The reports of a sub-project, newest first."""
    rows = StatusReport.objects.filter(sub_project_id=sub_project_id).select_related("reported_by")
    return list(rows.order_by("-as_of", "-id"))
