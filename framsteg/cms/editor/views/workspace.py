"""The page from which one works with a programme."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.cms.editor.public_pages import public_url
from framsteg.cms.editor.readiness import missing
from framsteg.cms.editor.workspace import workspace


class WorkspaceView(WagtailAdminTemplateMixin, TemplateView):
    """A programme at a glance, its parts, and the ways to add to them."""

    model: Any = None
    permission_policy: Any = None
    index_url_name: str | None = None
    edit_url_name: str | None = None
    header_icon = "tasks"
    template_name = "cms/editor/workspace.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.permission_policy.user_has_permission(request.user, "view"):
            raise PermissionDenied
        rows = self.permission_policy.instances_user_has_any_permission_for(request.user, ["view"])
        self.object = get_object_or_404(rows.select_related("municipality"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def may(self, action: str) -> bool:
        return bool(
            self.permission_policy.user_has_permission_for_instance(self.request.user, action, self.object)
        )

    def get_page_title(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[Any]:
        above = {"url": reverse("programme:index"), "label": _("Programmes")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": str(self.object)}]

    def get_header_buttons(self) -> list[Any]:
        buttons = []
        if self.may("change"):
            url = reverse("programme:edit", args=[self.object.pk])
            buttons.append(HeaderButton(_("Edit"), url=url, icon_name="edit"))
        if may(self.request.user, Right.VIEW, Kind.MONEY, self.object.municipality_id):
            url = reverse("editor_money", args=[self.object.pk])
            buttons.append(HeaderButton(_("Money"), url=url, icon_name="table"))
        self.header_buttons = buttons
        self.header_more_buttons = [
            Button(
                _("History"), url=reverse("programme:history", args=[self.object.pk]), icon_name="history"
            ),
            Button(_("Show draft"), url=reverse("programme:draft", args=[self.object.pk]), icon_name="view"),
            Button(
                _("Follow goals and figures"),
                url=reverse("programme:trace", args=[self.object.pk]),
                icon_name="search",
            ),
            Button(
                _("What happens next, and closing"),
                url=reverse("programme:ending", args=[self.object.pk]),
                icon_name="lock",
            ),
        ]
        return list(super().get_header_buttons())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "programme": self.object,
            "workspace": workspace(self.object, self.request.user),
            "missing": missing(self.object),
            "public_url": public_url(self.object),
            "import_url": reverse("editor_plan_imports", args=[self.object.pk])
            if may(self.request.user, Right.VIEW, Kind.IMPORT, self.object.municipality_id)
            else "",
            "export_url": reverse("editor_plan_export", args=[self.object.pk]),
            "publish_url": reverse("programme:publish", args=[self.object.pk]) if self.may("publish") else "",
        }


class OpenView(View):
    """To the form for those who may change the object, to its texts for those who may read it."""

    model: Any = None
    permission_policy: Any = None
    edit_url_name: str | None = None
    draft_url_name: str | None = None

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.permission_policy.user_has_permission(request.user, "view"):
            raise PermissionDenied
        rows = self.permission_policy.instances_user_has_any_permission_for(request.user, ["view"])
        instance = get_object_or_404(rows, pk=pk)
        may_change = self.permission_policy.user_has_permission_for_instance(request.user, "change", instance)
        name = self.edit_url_name if may_change and self.edit_url_name else self.draft_url_name
        return HttpResponseRedirect(reverse(name, args=[pk]))
