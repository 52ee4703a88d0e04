"""The page from which one works with a report, and what can be done there."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from framsteg.accounts.models import Access
from framsteg.accounts.queries.grants import grants_of
from framsteg.audit.recording import StaleEdit
from framsteg.cms.claims import answers
from framsteg.cms.claims.review import Review, log, review
from framsteg.cms.claims.texts import Text, reference_of
from framsteg.cms.editor.views.acting import ActView, WorkingMixin
from framsteg.cms.editor.views.objects import EditorDeleteView
from framsteg.reports import actions
from framsteg.reports.errors import ContentChanged, NotNow
from framsteg.reports.models import Part, Release, ReportComment, ReportDraft, State
from framsteg.reports.queries.claims import words_of
from framsteg.reports.queries.obstacles import LANGUAGE_NAMES, standing
from framsteg.reports.rules.signing import parts_open_to

from . import presenting
from .forms import CommentForm

RELATED = ("programme__municipality", "sub_project")


class ReportWorkspace(WorkingMixin, TemplateView):
    """Where the report stands, what is left, its texts and comments, and how it reads."""

    related = RELATED
    header_icon = "doc-full-inverse"
    template_name = "cms/editor/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft: ReportDraft = self.object
        trees = actions.signing.content_to_sign(draft)
        if self.may("change"):
            actions.drafts.lay_out(draft, trees.values())
        found, signatures = standing(draft, trees), presenting.signatures(draft)
        signed = frozenset(each.part for each in signatures if each.signature)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "draft": draft,
            "todos": presenting.todos(draft, found) if not draft.is_locked else (),
            "stops": found.stops,
            "claims": found.claims,
            "sections": presenting.sections(draft, trees),
            "signatures": signatures,
            "open_parts": self._open_parts(signed),
            "reading": [(language, presenting.laid_out(draft, tree)) for language, tree in trees.items()],
            "may_change": self.may("change"),
            "may_publish": self.may("publish"),
            "may_remove": self.may("delete") and not draft.signing_round,
            "releases": _releases(draft),
            "news_sections": self._news_sections(),
        }

    def _news_sections(self) -> list[tuple[str, str, list[Any]]]:
        """Where the news item can be written, by language; nothing while there is nothing to write it from."""
        if not (self.object.is_locked and self.may("change")):
            return []
        found = presenting.news_sections(self.object)
        return [(language, str(LANGUAGE_NAMES[language]), sections) for language, sections in found.items()]

    def _open_parts(self, signed: frozenset[str]) -> tuple[Part, ...]:
        if self.object.state != State.IN_REVIEW:
            return ()
        return parts_open_to(self.request.user, self.object, signed)


class ReportAct(ActView):
    related = RELATED
    not_now = (StaleEdit, NotNow)


class ReviewView(ReportAct):
    """Sends the report to review."""

    def act(self) -> None:
        actions.drafts.send_to_review(self.object, by=self.request.user, at=timezone.now())
        messages.success(self.request, _("In review. Owner and controller can read, comment and sign."))


class ReopenView(ReportAct):
    """Opens the texts again."""

    def act(self) -> None:
        had_signatures = self.object.is_locked
        actions.drafts.reopen(self.object, by=self.request.user, at=timezone.now())
        told = (
            _("Open for changes. The signatures hold no longer.")
            if had_signatures
            else _("Open for changes.")
        )
        messages.success(self.request, told)


class CommentView(ReportAct):
    """Says something about a section."""

    def act(self) -> None:
        form = CommentForm(self.request.POST)
        if not form.is_valid():
            for error in form.errors.values():
                messages.error(self.request, error.as_text())
            return
        actions.reviews.comment(
            self.object,
            anchor=form.cleaned_data["anchor"],
            text=form.cleaned_data["text"],
            role=role_of(self.request.user, self.object.municipality.pk),
            by=self.request.user,
            at=timezone.now(),
        )
        messages.success(self.request, _("The comment has been saved."))

    def back(self) -> HttpResponse:
        return HttpResponseRedirect(f"{self.own_url}#{self.request.POST.get('anchor', '')[:120]}")


class SettleView(ReportAct):
    """Marks a comment as dealt with."""

    def act(self) -> None:
        found = self.posted(ReportComment.objects.filter(draft=self.object), "comment")
        actions.reviews.settle(found, by=self.request.user, at=timezone.now())


class SignView(WorkingMixin, TemplateView):
    """Shows what is to be signed, with its checksum; signs it on POST."""

    related = RELATED
    right = "change"
    header_icon = "check"
    template_name = "cms/editor/report_sign.html"

    def get_page_title(self) -> str:
        return _("Sign")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.parts():
            messages.error(request, _("There is nothing here that you can sign now."))
            return self.back()
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft: ReportDraft = self.object
        trees = actions.signing.content_to_sign(draft)
        found = standing(draft, trees)
        return super().get_context_data(**kwargs) | {
            "draft": draft,
            "parts": self.parts(),
            "checksum": actions.signing.hash_of(trees),
            "todos": () if draft.is_locked else presenting.todos(draft, found),
            "is_stopped": not draft.is_locked and found.stops,
            "reading": [(language, presenting.laid_out(draft, tree)) for language, tree in trees.items()],
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = request.POST.get("part", "")
        if chosen not in self.parts() or "confirmed" not in request.POST:
            messages.error(request, _("Say that you have read the report and stand by it."))
            return HttpResponseRedirect(request.path)
        return _Signing(request, self).carry_out(Part(chosen))

    def parts(self) -> tuple[Part, ...]:
        if self.object.state != State.IN_REVIEW:
            return ()
        signed = frozenset(each.part for each in presenting.signatures(self.object) if each.signature)
        return parts_open_to(self.request.user, self.object, signed)


class _Signing:
    """Signs, and says in words what came of it."""

    def __init__(self, request: HttpRequest, view: SignView) -> None:
        self.request, self.view = request, view

    def carry_out(self, part: Part) -> HttpResponse:
        draft, checksum = self.view.object, self.request.POST.get("checksum", "")
        try:
            actions.signing.sign(
                draft, part=part, content_hash=checksum, by=self.request.user, at=timezone.now()
            )
        except ContentChanged:
            messages.error(
                self.request, _("The report has changed since you opened it. Read it again and sign.")
            )
            return HttpResponseRedirect(self.request.path)
        except ValidationError as error:
            for message in error.messages:
                messages.error(self.request, message)
        except (NotNow, StaleEdit):
            messages.error(self.request, _("Somebody else was faster. Look at where the report stands."))
        else:
            messages.success(self.request, _("Signed. The content is locked: nothing in it can be changed."))
        return self.view.back()


class ClaimsView(WorkingMixin, TemplateView):
    """Asks for a reason for each sentence that says more than is known, and keeps the reasons."""

    related = RELATED
    right = "change"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reviewed = self.reviewed()
        return answers.ask(request, reviewed, may_save_draft=False) if reviewed.claims else self.back()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reviewed = self.reviewed()
        if reviewed.stops:
            return answers.ask(request, reviewed, may_save_draft=False)
        log(reviewed, reference_of(self.object), by=request.user, at=timezone.now())
        return self.back()

    def reviewed(self) -> Review:
        draft: ReportDraft = self.object
        words = "\n\n".join(words_of(tree) for tree in actions.signing.content_to_sign(draft).values())
        text = Text(reference_of(draft), words, draft.municipality, (draft.programme_id,), draft.is_public)
        return review(text, self.request.POST)


class DiscardReportView(EditorDeleteView):
    """Removes a report that nobody has signed; one that somebody has is kept for ever."""

    def remove(self) -> None:
        actions.drafts.discard(self.object, by=self.request.user, at=timezone.now())

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except NotNow:
            messages.error(self.request, _("Somebody has signed the report, so it is kept."))
            return HttpResponseRedirect(reverse("reportdraft:workspace", args=[self.object.pk]))


def role_of(user: Any, municipality_id: int) -> str:
    """What the user is in the municipality, for those who read the comment."""
    held = {access for where, access in grants_of(user) if where == municipality_id}
    return next((str(each.label) for each in Access if each.value in held), "")


def _releases(draft: ReportDraft) -> list[Any]:
    return list(Release.objects.filter(items__kind="report", items__identity=str(draft.pk)).order_by("-pk"))
