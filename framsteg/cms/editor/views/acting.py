"""Pages from which one works with an object that has a way to go: its state, and what can be done now."""

from typing import Any

from django.contrib import messages as told
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from framsteg.audit.recording import StaleEdit


class WorkingMixin(WagtailAdminTemplateMixin):
    """Finds the object, for those who may see it; `right` is what the page needs beyond that."""

    model: Any = None
    permission_policy: Any = None
    right = "view"
    related: tuple[str, ...] = ()
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.permission_policy.user_has_permission(request.user, "view"):
            raise PermissionDenied
        rows = self.permission_policy.instances_user_has_any_permission_for(request.user, ["view"])
        self.object = get_object_or_404(rows.select_related(*self.related), pk=kwargs["pk"])
        if not self.may(self.right):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def may(self, action: str) -> bool:
        return bool(
            self.permission_policy.user_has_permission_for_instance(self.request.user, action, self.object)
        )

    @property
    def name(self) -> str:
        return str(self.model._meta.model_name)

    @property
    def own_url(self) -> str:
        return reverse(f"{self.name}:workspace", args=[self.object.pk])

    def get_page_title(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[Any]:
        plural = str(self.model._meta.verbose_name_plural)
        above = {"url": reverse(f"{self.name}:index"), "label": plural[:1].upper() + plural[1:]}
        return [*self.breadcrumbs_items, above, {"url": self.own_url, "label": str(self.object)}]

    def back(self) -> HttpResponse:
        return HttpResponseRedirect(self.own_url)


class ActView(WorkingMixin, TemplateView):
    """Does one thing on POST and goes back. What cannot be done now is said in words; nothing is half done."""

    right = "change"
    http_method_names = ["post"]
    not_now: tuple[type[Exception], ...] = (StaleEdit,)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self.act() or self.back()
        except ValidationError as error:
            for message in error.messages:
                told.error(request, message)
        except self.not_now:
            told.error(
                request,
                _("That cannot be done now: somebody else may have been faster. See where it stands."),
            )
        return self.back()

    def act(self) -> HttpResponse | None:
        raise NotImplementedError

    def posted(self, rows: "QuerySet[Any]", name: str) -> Any:
        """The one of `rows` that was posted as `name`. Raises ValidationError where it is gone."""
        number = self.request.POST.get(name, "")
        found = rows.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 12 else None
        if found is None:
            raise ValidationError(_("It is not there any more."))
        return found
