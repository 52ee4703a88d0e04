"""The page from which the lead follows a round, and the forms that only a planned or open round has."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from framsteg.cms.editor.public_pages import public_url
from framsteg.cms.editor.views.objects import EditorDeleteView, EditorEditView
from framsteg.cms.editor.views.workspace import OpenView
from framsteg.programme.models import RoundState
from framsteg.programme.queries.paging import NoSuchPage
from framsteg.programme.queries.round_follow_up import FollowUp, Mark, follow_up, page_of
from framsteg.web.presenters.paging import pager

from .words import FollowedLine, asked_as_counts, followed_line, mark_labels

PER_PAGE = 50


class OpenRound(OpenView):
    """A round opens on its own page, which everybody who may read it can use."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        super().get(request, pk)
        return HttpResponseRedirect(reverse("reportinground:workspace", args=[pk]))


class RoundMixin(WagtailAdminTemplateMixin):
    """Finds the round, for those who may see it; acting needs the right that the view names."""

    model: Any = None
    permission_policy: Any = None
    right = "view"
    header_icon = "calendar-check"
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.permission_policy.user_has_permission(request.user, self.right):
            raise PermissionDenied
        rows = self.permission_policy.instances_user_has_any_permission_for(request.user, ["view"])
        self.object = get_object_or_404(rows.select_related("programme__municipality"), pk=kwargs["pk"])
        if not self.may(self.right):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def may(self, action: str) -> bool:
        return bool(
            self.permission_policy.user_has_permission_for_instance(self.request.user, action, self.object)
        )

    def get_page_title(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[Any]:
        programme = self.object.programme
        above = [
            {"url": reverse("programme:index"), "label": _("Programmes")},
            {"url": reverse("programme:workspace", args=[programme.pk]), "label": str(programme)},
        ]
        return [*self.breadcrumbs_items, *above, {"url": self.own_url, "label": str(self.object)}]

    @property
    def own_url(self) -> str:
        return reverse("reportinground:workspace", args=[self.object.pk])


@dataclass(frozen=True)
class Count:
    """How many of those asked about have a mark, and the list of them."""

    label: str
    number: int
    url: str
    is_chosen: bool


class FollowView(RoundMixin, TemplateView):
    """A planned round says whom it will ask; an open one who has answered; a closed one leads to what was frozen."""

    template_name = "cms/editor/round.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        round_ = self.object
        own = {
            "round": round_,
            "may_change": self.may("change"),
            "may_publish": self.may("publish"),
            "may_delete": self.may("delete"),
            "public_url": public_url(round_),
        }
        if round_.state == RoundState.PLANNED:
            return context | own | {"asked_as": asked_as_counts(round_)}
        return context | own | self._followed()

    def _followed(self) -> dict[str, Any]:
        mark = self._mark()
        found = follow_up(self.object, on=timezone.localdate())
        try:
            page = page_of(found, mark, number=self._page_number(), size=PER_PAGE)
        except NoSuchPage:
            raise Http404 from None
        return {
            "asked": found.asked,
            "with_money": found.with_money,
            "counts": self._counts(found, mark),
            "mark": mark,
            "lines": _lines(page.rows),
            "total": page.total,
            "pager": pager(page, self.own_url, {"visa": mark.value} if mark else {}),
            "unanswered": found.count(Mark.UNANSWERED),
        }

    def _mark(self) -> Mark | None:
        asked = self.request.GET.get("visa", "")
        return Mark(asked) if asked in set(Mark) else None

    def _page_number(self) -> int:
        asked = self.request.GET.get("sida", "1")
        return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0

    def _counts(self, found: FollowUp, chosen: Mark | None) -> Sequence[Count]:
        return tuple(
            Count(label, found.count(mark), f"{self.own_url}?visa={mark.value}", mark is chosen)
            for mark, label in mark_labels().items()
            if mark is not Mark.OVER_BUDGET or found.with_money
        )


def _lines(rows: Sequence[Any]) -> Sequence[FollowedLine]:
    return tuple(followed_line(row) for row in rows)


class RoundEditView(EditorEditView):
    """A closed round has no form: it never changes."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        round_ = self.get_object()
        if round_.is_closed:
            messages.error(request, _("The round is closed, and never changes."))
            return HttpResponseRedirect(reverse("reportinground:workspace", args=[round_.pk]))
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


class RoundDeleteView(EditorDeleteView):
    """Only a round that is still planned can be removed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        round_ = self.get_object()
        if round_.state != RoundState.PLANNED:
            messages.error(request, _("Only a round that has not been opened can be removed."))
            return HttpResponseRedirect(reverse("reportinground:workspace", args=[round_.pk]))
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer
