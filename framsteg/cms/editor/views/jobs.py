"""What the machine does by itself, and how it goes: for the administrators of the installation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from framsteg.accounts.rules.access import Kind, Right, may_everywhere
from framsteg.jobs.actions import leases
from framsteg.jobs.queries.standing import Standing, jobs, standings
from framsteg.jobs.schedule import Job


@dataclass(frozen=True)
class Row:
    """A job as the page tells it."""

    name: str
    title: str
    when: str
    state: str
    needs_a_look: bool
    next_at: datetime | None
    success_at: datetime | None
    said: str
    failure_at: datetime | None
    error: str
    now_url: str


def job_list(request: HttpRequest) -> HttpResponse:
    """Every job with its schedule, and how it went."""
    if not may_everywhere(request.user, Right.VIEW, Kind.JOBS):
        raise PermissionDenied
    rows = rows_of(standings(at=timezone.now()), may_ask=_may_ask(request))
    context = {
        "page_title": _("Jobs of the machine"),
        "header_title": _("Jobs of the machine"),
        "header_icon": "cogs",
        "rows": rows,
        "is_worked": any(row.next_at for row in rows),
        "late": sum(row.needs_a_look for row in rows),
    }
    return render(request, "cms/editor/jobs.html", context)


@require_POST
def job_now(request: HttpRequest, name: str) -> HttpResponse:
    """Have a job done at once: after the fault that made it fail has been mended."""
    if not _may_ask(request):
        raise PermissionDenied
    job = next((job for job in jobs() if job.name == name and not job.by_timer), None)
    if job is None:
        raise Http404
    leases.ask_for(job, at=timezone.now())
    messages.success(request, _("“%s” will be done as soon as a worker is free.") % job.title)
    return HttpResponseRedirect(reverse("editor_jobs"))


def _may_ask(request: HttpRequest) -> bool:
    return may_everywhere(request.user, Right.CHANGE, Kind.JOBS)


def rows_of(found: Sequence[Standing], *, may_ask: bool) -> Sequence[Row]:
    return [_row(each, may_ask=may_ask) for each in found]


def _row(each: Standing, *, may_ask: bool) -> Row:
    job = each.job
    return Row(
        name=job.name,
        title=str(job.title),
        when=_when(job),
        state=_state(each),
        needs_a_look=each.is_late or each.failures > 0,
        next_at=each.due_at,
        success_at=each.last_success_at,
        said=each.last_told,
        failure_at=each.last_failure_at,
        error=each.last_error,
        now_url=reverse("editor_job_now", args=[job.name]) if may_ask and not job.by_timer else "",
    )


def _state(each: Standing) -> str:
    if each.due_at is None:
        return _("No worker has been seen")
    if each.runs_since is not None:
        return _("Is being done on %s") % each.worker
    if each.failures:
        return ngettext("Failed the last time", "Failed %(number)s times in a row", each.failures) % {
            "number": each.failures
        }
    return _("Has not been done for long") if each.is_late else _("As it should be")


def _when(job: Job) -> str:
    if job.daily_at is not None:
        at = f"{job.daily_at:%H.%M}"
        return _("Each day at %s, by the machine's timer") % at if job.by_timer else _("Each day at %s") % at
    seconds = int(job.period.total_seconds())
    if seconds < 60:
        return _("Every %s seconds") % seconds
    return ngettext("Every minute", "Every %(number)s minutes", seconds // 60) % {"number": seconds // 60}
