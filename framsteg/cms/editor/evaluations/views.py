"""The page from which one works with a question: its plan, filing, computing, versions and what was found."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from framsteg.analysis import actions, failures, sentences
from framsteg.analysis.enums import ClaimLevel, RunOutcome
from framsteg.analysis.models import EvaluationPlan
from framsteg.analysis.queries.evaluations import story
from framsteg.audit.recording import StaleEdit
from framsteg.cms.editor.public_pages import public_url
from framsteg.cms.editor.views.found import FoundObjectMixin
from framsteg.web.presenters.evaluation_words import filing
from framsteg.web.site import current_language

from .filing import to_be_locked
from .forms import PlanForm


class EvaluationMixin(FoundObjectMixin):
    """The question, and the draft of its plan where there is one."""

    related = ("municipality", "programme", "indicator", "region")
    list_label = gettext_lazy("Evaluations")
    header_icon = "glasses"

    @property
    def draft(self) -> EvaluationPlan | None:
        found: EvaluationPlan | None = self.object.plans.filter(filed_at__isnull=True).first()
        return found

    def back(self) -> HttpResponse:
        return HttpResponseRedirect(self.own_url)


class EvaluationWorkspace(EvaluationMixin, TemplateView):
    template_name = "cms/editor/evaluation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        told, language = story(self.object), current_language()
        level = ClaimLevel(told.finding.level) if told.finding else ClaimLevel.NO_COMPARISON
        return context | {
            "evaluation": self.object,
            "draft": self.draft,
            "plans": [(plan, filing(plan, language)) for plan in told.plans],
            "runs": told.runs,
            "level": sentences.title(level, language),
            "failure": failures.failure_sentence(told.failure.error_code, told.failure.error_facts, language)
            if told.failure
            else "",
            "may_change": self.may("change"),
            "may_publish": self.may("publish"),
            "public_url": public_url(self.object),
        }


class PlanView(EvaluationMixin, TemplateView):
    """Writing the draft of a plan: the first one, or the next version."""

    right = "change"
    template_name = "cms/editor/evaluation_plan.html"

    def plan(self) -> EvaluationPlan:
        if self.draft is not None:
            return self.draft
        last = self.object.plans.order_by("-number").first()
        taken = {name: getattr(last, name) for name in actions.plans.CARRIED_OVER} if last else {}
        number = last.number + 1 if last else 1
        return EvaluationPlan(
            evaluation=self.object,
            number=number,
            indicator=self.object.indicator,
            region=self.object.region,
            **taken,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=PlanForm(instance=self.plan())))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plan = self.plan()
        posted_version = request.POST.get("version", "")
        form = PlanForm(request.POST, instance=plan)
        if plan.pk and posted_version != str(plan.version):
            form.add_error(None, _("Somebody else has changed the draft meanwhile. Open it again."))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        store = actions.plans.change_draft if plan.pk else actions.plans.draft
        try:
            store(form.instance, by=request.user, at=timezone.now())
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, _("The draft has been saved. File it when everything is decided."))
        return self.back()


class ActView(EvaluationMixin, TemplateView):
    """Does one thing on POST and goes back. GET has nothing to show."""

    right = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.act()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        except (actions.plans.NothingFiled, actions.plans.AlreadyFiled, StaleEdit):
            messages.error(request, _("That cannot be done now. Look at where the question stands."))
        return self.back()

    def act(self) -> None:
        raise NotImplementedError


class FileView(ActView):
    """Shows everything that will be locked; locks it for good once that has been seen."""

    http_method_names = ["get", "post"]
    template_name = "cms/editor/evaluation_file.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.ask() if self.draft is not None else self.back()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        draft = self.draft
        if draft is None:
            return super().post(request, *args, **kwargs)
        seen = request.POST.get("version", "")
        if seen != str(draft.version) or actions.plans.unwritten(draft):
            return self.ask(has_changed=bool(seen) and seen != str(draft.version), status=422)
        return super().post(request, *args, **kwargs)

    def ask(self, *, has_changed: bool = False, status: int = 200) -> HttpResponse:
        locked = to_be_locked(self.draft, current_language()) if self.draft else None
        context = {"locked": locked, "has_changed": has_changed, "back_url": self.own_url}
        return self.render_to_response(self.get_context_data(**context), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"evaluation": self.object}

    def act(self) -> None:
        draft = self.draft
        if draft is None:
            raise actions.plans.AlreadyFiled(self.object)
        actions.plans.file_question(draft, by=self.request.user, at=timezone.now())
        messages.success(self.request, _("The question has been filed and is locked."))


class DiscardView(ActView):
    def act(self) -> None:
        if self.draft is not None:
            actions.plans.discard_draft(self.draft, by=self.request.user, at=timezone.now())
            messages.success(self.request, _("The draft of the plan has been removed."))


class ComputeView(ActView):
    def act(self) -> None:
        ran = actions.runs.run(self.object, by=self.request.user, at=timezone.now())
        if not ran.is_new:
            messages.success(self.request, _("Nothing has changed since the last computation."))
        elif ran.run.outcome == RunOutcome.FAILED:
            told = failures.failure_sentence(ran.run.error_code, ran.run.error_facts, current_language())
            messages.error(self.request, told)
        else:
            messages.success(self.request, _("Computed. What may be said follows from it."))
