"""What the editor adds to Wagtail's admin. Imported by framsteg.cms.wagtail_hooks."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from framsteg.accounts.rules.access import Kind, Right, may, may_everywhere
from framsteg.cms.models import MunicipalityHomePage

from .access import synchronise_municipality
from .bulk import ACTIONS
from .home import OverviewPanel
from .page_conflicts import refuse_to_overwrite
from .views.help import editor_help
from .views.history import audit_trail
from .views.jobs import job_list, job_now
from .views.news import draft_list, draft_page
from .viewsets import ALONE, OrganisationGroup


@hooks.register("register_admin_viewset")
def editor_viewsets() -> list[Any]:
    return [*(viewset() for viewset in ALONE), OrganisationGroup()]


for _action in ACTIONS:
    hooks.register("register_bulk_action", _action)


@hooks.register("register_admin_urls")
def editor_urls() -> list[Any]:
    return [
        path("history/", audit_trail, name="editor_audit_trail"),
        path("jobs/", job_list, name="editor_jobs"),
        path("jobs/<str:name>/now/", job_now, name="editor_job_now"),
        path("help/", editor_help, name="editor_help"),
        path("page-drafts/", draft_list, name="editor_draft_pages"),
        path("page-drafts/<int:pk>/", draft_page, name="editor_draft_page"),
    ]


class DraftsItem(MenuItem):
    """For those who may read drafts of pages but not change them; the others have the page tree."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, Right.VIEW, Kind.NEWS) and not may(request.user, Right.CHANGE, Kind.NEWS)


@hooks.register("register_admin_menu_item")
def drafts_item() -> MenuItem:
    url = reverse("editor_draft_pages")
    return DraftsItem(_("Page drafts"), url, name="page-drafts", icon_name="view", order=92)


class AuditTrailItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, Right.VIEW, Kind.HISTORY)


@hooks.register("register_reports_menu_item")
def audit_trail_item() -> MenuItem:
    url = reverse("editor_audit_trail")
    return AuditTrailItem(_("What has happened"), url, name="audit-trail", icon_name="history", order=10)


class JobsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_everywhere(request.user, Right.VIEW, Kind.JOBS)


@hooks.register("register_reports_menu_item")
def jobs_item() -> MenuItem:
    return JobsItem(_("Jobs of the machine"), reverse("editor_jobs"), name="jobs", icon_name="cogs", order=20)


@hooks.register("insert_global_admin_css")
def editor_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/editor.css"))


@hooks.register("insert_global_admin_js")
def editor_js() -> str:
    return format_html('<script src="{}" defer></script>', static("cms/editor.js"))


@hooks.register("construct_homepage_panels")
def overview(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, OverviewPanel())


@hooks.register("construct_help_menu")
def without_outside_links(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail's own news and guide lead to other hosts, in English."""
    items[:] = [each for each in items if not each.name.startswith(("whats-new", "editor-guide"))]


@hooks.register("register_help_menu_item")
def help_item() -> MenuItem:
    return MenuItem(_("Help for editors"), reverse("editor_help"), name="help", icon_name="help", order=10)


@hooks.register("before_edit_page")
def second_saver(request: HttpRequest, page: Page) -> HttpResponse | None:
    return refuse_to_overwrite(request, page)


@hooks.register("before_move_page")
def only_where_one_may(request: HttpRequest, page: Page, destination: Page) -> None:
    """Wagtail asks for the right when the page is moved; its question before would tell the title of any draft."""
    if not page.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


@hooks.register("after_create_page")
@hooks.register("after_copy_page")
def rights_of_new_start_page(request: HttpRequest, page: Page, *more: Model) -> None:
    for each in (page, *more):
        if isinstance(each.specific, MunicipalityHomePage):
            synchronise_municipality(each.specific.municipality)
