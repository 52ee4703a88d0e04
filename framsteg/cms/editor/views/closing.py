"""Closing a programme: what is left open, the answers to it, and the step itself; and opening it again."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from framsteg.audit.recording import StaleEdit
from framsteg.cms.editor.forms.trace import CloseForm, ReopenForm
from framsteg.cms.editor.workspace import Row
from framsteg.programme.actions import closing
from framsteg.programme.models import AnswerKind
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.closing import OpenSubProject, steps_of, what_happens
from framsteg.programme.queries.paging import NoSuchPage

from .crumbs import ObjectCrumbsMixin


class AboutClosingView(ObjectCrumbsMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page about the end of one programme."""

    model: Any = None
    permission_policy: Any = None
    right = "view"
    header_icon = "lock"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.permission_policy.user_has_permission(request.user, self.right):
            raise PermissionDenied
        rows = self.permission_policy.instances_user_has_any_permission_for(request.user, ["view"])
        self.object = get_object_or_404(rows.select_related("municipality"), pk=kwargs["pk"])
        if not self.may(self.right):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may(self, right: str) -> bool:
        user = self.request.user
        return bool(self.permission_policy.user_has_permission_for_instance(user, right, self.object))

    def get_page_subtitle(self) -> str:
        return str(self.object)


class ClosingView(AboutClosingView):
    """The open sub-projects, each with the question what happens to it and the answer so far."""

    template_name = "cms/editor/closing.html"

    def get_page_title(self) -> str:
        return _("Close the programme")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("p", "1")
        try:
            page = int(asked) if asked.isdecimal() else 1
            found = what_happens(self.object, page=page, audience=Audience.EDITORS)
        except NoSuchPage:
            raise Http404 from None
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "programme": self.object,
            "found": found,
            "rows": [_row(each, self.may("change")) for each in found.rows.rows],
            "previous": page - 1 if page > 1 else 0,
            "next": page + 1 if page < found.rows.pages else 0,
            "steps": steps_of(self.object),
            "may_change": self.may("change"),
            "close_url": reverse("programme:close", args=[self.object.pk]),
            "reopen_url": reverse("programme:reopen", args=[self.object.pk]),
        }


def _row(row: OpenSubProject, may_change: bool) -> Row:
    """An open sub-project: where the answer is given or changed, and what it is so far."""
    answer, sub_project = row.answer, row.sub_project
    if answer is None:
        url = f"{reverse('closinganswer:add')}?sub_project={sub_project.pk}"
        return Row(str(sub_project), url if may_change else "", str(sub_project.get_stage_display()))
    told = str(AnswerKind(answer.kind).label)
    named = [
        str(each) for each in (answer.receiver_unit, answer.receiver_role, answer.became_programme) if each
    ]
    said = ": ".join([told, ", ".join(named)]) if named else told
    stage = str(sub_project.get_stage_display())
    return Row(str(sub_project), reverse("closinganswer:open", args=[answer.pk]), stage, said)


class StepView(AboutClosingView):
    """Asks on GET, does it on POST; what cannot be done is said above the form, and nothing written is lost."""

    right = "change"
    template_name = "cms/editor/closing_step.html"
    form_class: Any = None
    form: Any = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = self.made_form()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = self.made_form(request.POST)
        if self.form.is_valid():
            try:
                self.take(self.form.cleaned_data)
            except ValidationError as error:
                self.tell(error)
            except (StaleEdit, IntegrityError):
                self.form.add_error(
                    None, _("Somebody else changed the programme at the same moment. Try again.")
                )
            else:
                return HttpResponseRedirect(reverse("programme:ending", args=[self.object.pk]))
        return self.render_to_response(self.get_context_data(**kwargs))

    def made_form(self, posted: Any = None) -> Any:
        return self.form_class(posted, municipality=self.object.municipality, today=timezone.localdate())

    def take(self, values: dict[str, Any]) -> None:
        raise NotImplementedError

    def tell(self, error: ValidationError) -> None:
        """What is wrong, at the field that it is about."""
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, said in told.items():
            field = {"happened_on": "on"}.get(name, name)
            self.form.add_error(field if field in self.form.fields else None, said)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        back = reverse("programme:ending", args=[self.object.pk])
        return context | {"form": self.form, "back_url": back, "programme": self.object}


class CloseView(StepView):
    form_class = CloseForm

    def get_page_title(self) -> str:
        return _("Close the programme")

    def take(self, values: dict[str, Any]) -> None:
        closing.close(self.object, by=self.request.user, at=timezone.now(), **values)
        messages.success(self.request, _("The programme is closed: “%s”.") % self.object)


class ReopenView(StepView):
    form_class = ReopenForm

    def get_page_title(self) -> str:
        return _("Open the programme again")

    def take(self, values: dict[str, Any]) -> None:
        closing.reopen(self.object, by=self.request.user, at=timezone.now(), **values)
        messages.success(self.request, _("The programme is open again: “%s”.") % self.object)
