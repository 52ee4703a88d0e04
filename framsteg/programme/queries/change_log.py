"""What has changed in a programme, newest first: reports, decisions, milestones, money, closing.

Nothing is kept for the log's sake (ADR 23): it is read from what is only ever added (reports, follow-ups, steps of
closing), from decisions, and from the audit trail where the object itself keeps no history (milestones, money, answers
at closing). An entry is dated by the day on which it was told here; what it says of other days stands in its words. Who
wrote it is never read, only the role that reported. The statement is written out: one round trip however much there is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import CharField, F, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce

from framsteg.accounts.models import Municipality
from framsteg.audit.models import AuditEntry
from framsteg.programme.models import (
    Appropriation,
    Closing,
    ClosingAnswer,
    Decision,
    DecisionFollowUp,
    Milestone,
    PriorityArea,
    Programme,
    StatusReport,
    SubProject,
)

from .paging import Page, bounds

CHANGES_ON_A_PAGE = 30
REPORT, DECISION, FOLLOW_UP, CLOSING = "report", "decision", "follow_up", "closing"
MILESTONE, MONEY, ANSWER = "milestone", "money", "answer"
REMOVED = "removed"
AUDITED: Mapping[str, tuple[type[Model], tuple[str, ...]]] = {
    MILESTONE: (Milestone, ("sub_project__programme",)),
    MONEY: (Appropriation, ("decision", "programme")),
    ANSWER: (ClosingAnswer, ("sub_project__programme",)),
}
"""Kinds of entries that are read from the audit trail: the model, and what is read with its objects."""

_PUBLIC = "s.visibility = 'public' AND p.visibility = 'public'"
_SUB_PROJECTS = (
    "JOIN programme_subproject s ON s.id = t.sub_project_id JOIN programme_programme p ON p.id = s.programme_id "
    f"WHERE {{scope}} AND {_PUBLIC}"
)
_DECIDED = (
    "JOIN programme_programme p ON p.id = d.programme_id LEFT JOIN programme_subproject s ON s.id = d.sub_project_id "
    "WHERE {whole} AND d.visibility = 'public' AND p.visibility = 'public' "
    "AND (s.id IS NULL OR s.visibility = 'public')"
)
_OF_PROGRAMME = "JOIN programme_programme p ON p.id = t.programme_id WHERE {only} AND p.visibility = 'public'"
_TOLD = (
    "JOIN audit_auditentry e ON e.object_type = '{label}' AND e.object_id = CAST(t.id AS varchar(40)) "
    "AND e.action IN ('created', 'changed')"
)
_SAYS = "CAST(e.after AS text) LIKE '%%\"{field}\"%%'"
_MILESTONE_SAYS = " OR ".join(
    _SAYS.format(field=name) for name in ("replanned_date", "reached_on", "original_date")
)
_MONEY_SAYS = " OR ".join(_SAYS.format(field=name) for name in ("amount_ore", "budget_year"))
_PUBLISHED = (
    "SELECT MAX(e.at) FROM audit_auditentry e WHERE e.object_type = 'programme.decision' "
    "AND e.object_id = CAST(d.id AS varchar(40)) AND e.action = 'published'"
)
_SHOWN_THEN = (
    "(SELECT v.action FROM audit_auditentry v WHERE v.object_type = 'programme.subproject' "
    "AND v.object_id = CAST(s.id AS varchar(40)) AND v.id < e.id AND (v.action IN ('published', 'withdrawn') "
    "OR (v.action = 'created' AND CAST(v.after AS text) LIKE '%%\"visibility\": \"public\"%%')) "
    "ORDER BY v.id DESC LIMIT 1) IN ('created', 'published')"
)
"""Whether a sub-project was public when an entry was written: what was removed before that was never shown."""
_REMOVED = (
    "FROM audit_auditentry e JOIN programme_subproject s ON s.id = CAST(e.before -> 'sub_project' ->> 'id' AS integer) "
    "JOIN programme_programme p ON p.id = s.programme_id WHERE e.object_type = 'programme.milestone' "
    f"AND e.action = 'removed' AND {{scope}} AND {_PUBLIC} AND {_SHOWN_THEN}"
)
_EVERYTHING = " UNION ALL ".join(
    [
        f"SELECT '{REPORT}' AS kind, t.id AS id, t.created_at AS at FROM programme_statusreport t {_SUB_PROJECTS}",
        f"SELECT '{DECISION}', d.id, COALESCE(({_PUBLISHED}), d.created_at) FROM programme_decision d {_DECIDED}",
        f"SELECT '{FOLLOW_UP}', f.id, f.created_at FROM programme_decisionfollowup f "
        f"JOIN programme_decision d ON d.id = f.decision_id {_DECIDED}",
        f"SELECT '{CLOSING}', t.id, t.created_at FROM programme_closing t {_OF_PROGRAMME}",
        f"SELECT '{MILESTONE}', e.id, e.at FROM programme_milestone t "
        f"{_TOLD.format(label='programme.milestone')} AND ({_MILESTONE_SAYS}) {_SUB_PROJECTS}",
        f"SELECT '{REMOVED}', e.id, e.at {_REMOVED}",
        f"SELECT '{MONEY}', e.id, e.at FROM programme_appropriation t "
        f"{_TOLD.format(label='programme.appropriation')} AND ({_MONEY_SAYS}) {_OF_PROGRAMME}",
        f"SELECT '{ANSWER}', e.id, e.at FROM programme_closinganswer t "
        f"{_TOLD.format(label='programme.closinganswer')} AND {_SAYS.format(field='kind')} {_SUB_PROJECTS}",
    ]
)
_NOTHING = "1 = 0"


@dataclass(frozen=True)
class Scope:
    """Whose changes: SQL over s (the sub-project), s or d (what a decision is about) and p (the programme)."""

    sub_project: str
    decision: str
    programme: str
    identity: int


@dataclass(frozen=True)
class LogEntry:
    """Something that changed. `instance` is what it is about.

    For a report: `stage_before` is the stage before it ("" for the first); `is_latest` whether it became the latest.
    For what is read from the audit trail: the fields `before` and `after`.
    """

    kind: str
    identity: int
    at: datetime
    instance: Any
    stage_before: str = ""
    is_latest: bool = True
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


def of_municipality(municipality: Municipality) -> Scope:
    """What concerns any of its programmes."""
    mine = "p.municipality_id = %s"
    return Scope(mine, mine, mine, municipality.pk)


def of_programme(programme: Programme) -> Scope:
    return Scope("s.programme_id = %s", "d.programme_id = %s", "t.programme_id = %s", programme.pk)


def of_area(area: PriorityArea) -> Scope:
    """What concerns the sub-projects that have the area as their main one."""
    return Scope("s.main_area_id = %s", "s.main_area_id = %s", _NOTHING, area.pk)


def of_sub_project(sub_project: SubProject) -> Scope:
    return Scope("s.id = %s", "d.sub_project_id = %s", _NOTHING, sub_project.pk)


def change_log(scope: Scope, *, page: int = 1, size: int = CHANGES_ON_A_PAGE) -> Page[LogEntry]:
    """One page of what has changed, newest first. Raises NoSuchPage. A fixed number of queries."""
    found = _EVERYTHING.format(scope=scope.sub_project, whole=scope.decision, only=scope.programme)
    values = [scope.identity] * found.count("%s")
    first, _end = bounds(page, size, page * size)
    ordered = f"{found} ORDER BY 3 DESC, 1, 2 DESC"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT kind, id, (SELECT COUNT(*) FROM ({found}) c) FROM ({ordered} LIMIT {size} OFFSET {first}) x "
            "ORDER BY at DESC, kind, id DESC",
            values * 2,
        )
        told = cursor.fetchall()
    rows = [(str(kind), int(identity)) for kind, identity, _total in told]
    total = int(told[0][2]) if told else 0
    bounds(page, size, total)
    entries = _entries(rows)
    return Page(tuple(entries[row] for row in rows if row in entries), page, total, size)


def latest_changes(scope: Scope, limit: int) -> Sequence[LogEntry]:
    """The newest entries, for feeds."""
    return change_log(scope, size=limit).rows


def _entries(rows: Sequence[tuple[str, int]]) -> Mapping[tuple[str, int], LogEntry]:
    def ids(*kinds: str) -> list[int]:
        return [identity for kind, identity in rows if kind in kinds]

    said = DecisionFollowUp.objects.select_related("decision", "stated_by")

    return {
        **_reports(ids(REPORT)),
        **_decisions(ids(DECISION)),
        **_own(FOLLOW_UP, said.filter(pk__in=ids(FOLLOW_UP))),
        **_own(CLOSING, Closing.objects.filter(pk__in=ids(CLOSING)).select_related("programme", "decision")),
        **_audited([row for row in rows if row[0] in AUDITED]),
        **_removed(ids(REMOVED)),
    }


def _own(kind: str, found: QuerySet[Any]) -> Mapping[tuple[str, int], LogEntry]:
    return {(kind, each.pk): LogEntry(kind, each.pk, each.created_at, each) for each in found}


def _decisions(ids: Sequence[int]) -> Mapping[tuple[str, int], LogEntry]:
    """Dated as they are ordered: by when they were made public, where they were drafts first."""
    published = AuditEntry.objects.filter(
        object_type="programme.decision",
        object_id=Cast(OuterRef("pk"), CharField(max_length=40)),
        action=AuditEntry.Action.PUBLISHED,
    )
    told_at = Coalesce(Subquery(published.order_by("-at").values("at")[:1]), F("created_at"))
    found = Decision.objects.filter(pk__in=ids).annotate(told_at=told_at)
    return {(DECISION, each.pk): LogEntry(DECISION, each.pk, each.told_at, each) for each in found}


def _reports(ids: Sequence[int]) -> Mapping[tuple[str, int], LogEntry]:
    """Each report with the stage that the reports there were before it had given."""
    earlier = StatusReport.objects.filter(sub_project_id=OuterRef("sub_project_id"), pk__lt=OuterRef("pk"))
    latest = earlier.order_by("-as_of", "-id")
    found = StatusReport.objects.filter(pk__in=ids)
    found = found.select_related("sub_project__programme", "reported_by", "round")
    told = found.annotate(
        stage_before=Subquery(latest.values("stage")[:1]), day_before=Subquery(latest.values("as_of")[:1])
    )
    return {
        (REPORT, each.pk): LogEntry(
            REPORT,
            each.pk,
            each.created_at,
            each,
            each.stage_before or "",
            each.day_before is None or each.day_before <= each.as_of,
        )
        for each in told
    }


def _audited(rows: Sequence[tuple[str, int]]) -> Mapping[tuple[str, int], LogEntry]:
    """Entries of the audit trail with what they are about as it is now."""
    told = {
        each.pk: each for each in AuditEntry.objects.filter(pk__in=[identity for _kind, identity in rows])
    }
    entries: dict[tuple[str, int], LogEntry] = {}
    for kind, (model, related) in AUDITED.items():
        mine = [told[identity] for known, identity in rows if known == kind and identity in told]
        objects = model._default_manager.select_related(*related).in_bulk(
            {int(each.object_id) for each in mine}
        )
        for each in mine:
            instance = objects.get(int(each.object_id))
            if instance is not None:
                entries[kind, each.pk] = LogEntry(
                    kind, each.pk, each.at, instance, before=each.before, after=each.after
                )
    return entries


def _removed(ids: Sequence[int]) -> Mapping[tuple[str, int], LogEntry]:
    """Milestones that are gone, as they were when they were removed."""
    told = AuditEntry.objects.filter(pk__in=ids) if ids else ()
    owners = {each.pk: each.before["sub_project"]["id"] for each in told}
    stored = SubProject.objects.select_related("programme").in_bulk(set(owners.values()))
    return {
        (REMOVED, each.pk): LogEntry(
            REMOVED, each.pk, each.at, _as_it_was(each, stored[owners[each.pk]]), before=each.before
        )
        for each in told
    }


def _as_it_was(entry: AuditEntry, sub_project: SubProject) -> Milestone:
    titles = {name: entry.before.get(name) or "" for name in ("title", "title_en")}
    return Milestone(sub_project=sub_project, **titles)
