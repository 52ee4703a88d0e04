"""Making something public and taking it back, after a page that says what is missing and what will happen."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from framsteg.audit.recording import StaleEdit
from framsteg.cms.claims import objects as claims
from framsteg.cms.editor.public_pages import public_url
from framsteg.cms.editor.readiness import missing, stops
from framsteg.programme.actions import publication

from .crumbs import ObjectCrumbsMixin


class PublishView(ObjectCrumbsMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks on GET, does it on POST."""

    model: Any = None
    permission_policy: Any = None
    edit_url_name: str | None = None
    template_name = "cms/editor/publish.html"
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.permission_policy.user_has_permission(request.user, "publish"):
            raise PermissionDenied
        rows = self.permission_policy.instances_user_has_any_permission_for(request.user, ["view"])
        self.object = get_object_or_404(rows, pk=kwargs["pk"])
        if not self.permission_policy.user_has_permission_for_instance(request.user, "publish", self.object):
            raise PermissionDenied
        self.missing = () if self.object.is_public else missing(self.object)
        self.back_url = get_valid_next_url_from_request(request) or reverse(
            self.edit_url_name, args=[self.object.pk]
        )
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Withdraw from publication") if self.object.is_public else _("Publish")

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "object": self.object,
            "missing": self.missing,
            "is_stopped": stops(self.missing),
            "back_url": self.back_url,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("visibility") == self.object.visibility or stops(self.missing):
            return HttpResponseRedirect(self.back_url)
        publishing = not self.object.is_public
        if publishing and (asked := claims.before_publishing(request, self.object)) is not None:
            return asked
        act = publication.publish if publishing else publication.withdraw
        try:
            act(self.object, by=request.user, at=timezone.now())
        except (ValidationError, StaleEdit) as error:
            messages.error(request, _said(error))
        else:
            if publishing:
                claims.after_publishing(request, self.object)
            self._say_it_is_done(request)
        return HttpResponseRedirect(self.back_url)

    def _say_it_is_done(self, request: HttpRequest) -> None:
        if not self.object.is_public:
            messages.success(request, _("A draft again: “%s”.") % self.object)
            return
        url = public_url(self.object)
        buttons = [messages.button(url, _("See the public page"))] if url else []
        messages.success(request, _("Published: “%s”.") % self.object, buttons=buttons)


def _said(error: ValidationError | StaleEdit) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return _("Somebody else changed it at the same moment. Try again.")
