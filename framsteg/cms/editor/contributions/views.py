"""One view: what was said, how far it has come, and what can be done with it."""

from typing import Any

from django.contrib import messages as told
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from framsteg.cms.editor.public_pages import public_url
from framsteg.cms.editor.views.acting import ActView, WorkingMixin
from framsteg.cms.editor.views.workspace import OpenView
from framsteg.participation.actions import contributions as actions
from framsteg.participation.models import (
    Contribution,
    ContributionLink,
    ContributionState,
    Moderation,
    ModerationRule,
    Theme,
)
from framsteg.participation.queries.contributions import journey_of
from framsteg.participation.rules.contributions import told_apart

from . import forms

RELATED = ("event__municipality", "event__programme", "theme", "merged_into")


class OpenContribution(OpenView):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        super().get(request, pk)
        return HttpResponseRedirect(reverse("contribution:workspace", args=[pk]))


class ContributionWorkspace(WorkingMixin, TemplateView):
    related = RELATED
    template_name = "cms/editor/contributions/contribution.html"
    header_icon = "comment"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return (
            context
            | page_of(self.object)
            | {
                "may_change": self.may("change"),
                "may_publish": self.may("publish"),
            }
        )


def page_of(contribution: Contribution) -> dict[str, Any]:
    found = journey_of(contribution)
    merged = list(contribution.merged.order_by("pk"))
    return {
        "contribution": contribution,
        "event": contribution.event,
        "steps": found.steps,
        "links": found.links,
        "merged": merged,
        "personal": told_apart(contribution.text),
        "is_waiting": contribution.moderation == Moderation.WAITING,
        "public_url": public_url(contribution),
        "wants_letters": hasattr(contribution, "giver"),
        "publish_form": forms.PublishForm(contribution=contribution),
        "withhold_form": forms.WithholdForm(),
        "merge_form": forms.MergeForm(),
        "answer_form": forms.AnswerForm(contribution=contribution),
        "join_form": forms.JoinForm(contribution=contribution),
    }


class ContributionAct(ActView):
    """Something done with a view. What is wrong in the form is said at its fields, with all that was written."""

    related = RELATED
    header_icon = "comment"
    template_name = ContributionWorkspace.template_name
    form_name = ""
    done = ""

    def form(self) -> Form | None:
        return None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.posted_form = self.form()
        if self.posted_form is not None and not self.posted_form.is_valid():
            return self.refused()
        return super().post(request, *args, **kwargs)

    def refused(self) -> HttpResponse:
        own = {
            self.form_name: self.posted_form,
            "may_change": self.may("change"),
            "may_publish": self.may("publish"),
        }
        context = self.get_context_data() | page_of(self.object) | own
        return self.render_to_response(context, status=422)

    def act(self) -> HttpResponse | None:
        self.do(self.posted_form.cleaned_data if self.posted_form else {})
        told.success(self.request, self.done)
        return None

    def do(self, said: dict[str, Any]) -> None:
        raise NotImplementedError

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.request.user, "at": timezone.now()}


class Publish(ContributionAct):
    right = "publish"
    form_name = "publish_form"

    def form(self) -> Form:
        return forms.PublishForm(self.request.POST, contribution=self.object)

    def do(self, said: dict[str, Any]) -> None:
        theme: Theme | None = said["theme"]
        self.object.theme = theme
        actions.publish(self.object, text=said["text"], **self.who)
        self.done = _("Published.")


class Withhold(ContributionAct):
    right = "publish"
    form_name = "withhold_form"

    def form(self) -> Form:
        return forms.WithholdForm(self.request.POST)

    def do(self, said: dict[str, Any]) -> None:
        rule = ModerationRule(said["rule"])
        actions.withhold(self.object, rule=rule, reason=said["reason"], **self.who)
        self.done = _("It is not published. Whoever wrote it can read why.")


class Merge(ContributionAct):
    form_name = "merge_form"

    def form(self) -> Form:
        return forms.MergeForm(self.request.POST)

    def do(self, said: dict[str, Any]) -> None:
        other = Contribution.objects.filter(event=self.object.event_id, pk=said["number"]).first()
        if other is None:
            raise ValidationError(_("The event has no view with this number."))
        actions.merge(self.object, other, **self.who)
        self.done = _("Joined to view %(number)d, whose answer holds for both.") % {"number": other.pk}


class Part(ContributionAct):
    def do(self, said: dict[str, Any]) -> None:
        actions.part(self.object, **self.who)
        self.done = _("It stands by itself again.")


class Answer(ContributionAct):
    form_name = "answer_form"

    def form(self) -> Form:
        return forms.AnswerForm(self.request.POST, contribution=self.object)

    def do(self, said: dict[str, Any]) -> None:
        actions.answer(
            self.object,
            state=ContributionState(said["state"]),
            text=said["text"],
            text_en=said["text_en"],
            role=said["role"],
            **self.who,
        )
        self.done = _("Answered. Those who asked for letters get one.")


class Join(ContributionAct):
    form_name = "join_form"

    def form(self) -> Form:
        return forms.JoinForm(self.request.POST, contribution=self.object)

    def do(self, said: dict[str, Any]) -> None:
        actions.join(self.object, said["target"], **self.who)
        self.done = _("Joined. The view is shown there too.")


class Unjoin(ContributionAct):
    def do(self, said: dict[str, Any]) -> None:
        link: ContributionLink = self.posted(self.object.links.all(), "link")
        actions.unjoin(link, **self.who)
        self.done = _("It is no longer joined to that.")
