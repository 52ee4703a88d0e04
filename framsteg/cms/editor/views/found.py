"""Pages from which one works with an object: found for those who may see it, acted on by those who may change it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class FoundObjectMixin(WagtailAdminTemplateMixin):
    """`related` is read with the object; `list_label` names the list that the breadcrumbs lead back to."""

    model: Any = None
    permission_policy: Any = None
    right = "view"
    related: tuple[str, ...] = ()
    list_label: Any = ""
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rows = self.permission_policy.instances_user_has_any_permission_for(request.user, ["view"])
        self.object = get_object_or_404(rows.select_related(*self.related), pk=kwargs["pk"])
        if not self.may(self.right):
            raise PermissionDenied
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def may(self, action: str) -> bool:
        return bool(
            self.permission_policy.user_has_permission_for_instance(self.request.user, action, self.object)
        )

    def get_page_title(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[Any]:
        kind = self.model._meta.model_name
        above = {"url": reverse(f"{kind}:index"), "label": self.list_label}
        return [*self.breadcrumbs_items, above, {"url": self.own_url, "label": str(self.object)}]

    @property
    def own_url(self) -> str:
        return reverse(f"{self.model._meta.model_name}:workspace", args=[self.object.pk])
