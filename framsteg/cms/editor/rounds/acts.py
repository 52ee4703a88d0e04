"""What is done to a round: opened, taken back, asked anew, reminded about and closed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages

from framsteg.audit.recording import StaleEdit
from framsteg.cms.editor.public_pages import public_url
from framsteg.programme import actions
from framsteg.programme.actions.rounds import RoundIsNot
from framsteg.programme.models import RoundState
from framsteg.programme.queries.asks import unanswered

from .follow import RoundMixin
from .words import asked_as_counts


class ActView(RoundMixin, TemplateView):
    """Does one thing on POST and goes back to the round."""

    right = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.act()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        except RoundIsNot as error:
            said = str(error.round.get_state_display()).lower()
            messages.error(request, _("That cannot be done now: the round is %(state)s.") % {"state": said})
        except StaleEdit:
            messages.error(request, _("Somebody else changed it at the same moment. Try again."))
        return HttpResponseRedirect(self.own_url)

    def act(self) -> None:
        raise NotImplementedError


class AskFirstView(ActView):
    """Says on GET what will happen, and does it on POST."""

    right = "publish"
    http_method_names = ["get", "post"]
    template_name = "cms/editor/round_confirm.html"
    needs = RoundState.PLANNED

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.state != self.needs:
            return HttpResponseRedirect(self.own_url)
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"round": self.object, "back_url": self.own_url} | self.consequences()

    def consequences(self) -> dict[str, Any]:
        raise NotImplementedError


class OpeningView(AskFirstView):
    def consequences(self) -> dict[str, Any]:
        counts = asked_as_counts(self.object)
        return {"asked_as": counts, "asked": sum(number for _why, number in counts)}

    def act(self) -> None:
        asked = actions.rounds.open_round(self.object, by=self.request.user, at=timezone.now())
        done = ngettext(
            "The round is open. %(number)d sub-project is asked about.",
            "The round is open. %(number)d sub-projects are asked about.",
            asked,
        )
        messages.success(self.request, done % {"number": asked})


class ClosingView(AskFirstView):
    needs = RoundState.OPEN

    def consequences(self) -> dict[str, Any]:
        asks = self.object.asks
        missing = unanswered(self.object).order_by("sub_project__number")
        return {
            "asked": asks.count(),
            "unanswered": missing.count(),
            "missing": [str(ask.sub_project) for ask in missing[:20]],
            "is_public": self.object.programme.is_public,
        }

    def act(self) -> None:
        frozen = actions.closing.close_round(self.object, by=self.request.user, at=timezone.now())
        done = ngettext(
            "The round is closed. %(number)d sub-project is frozen as it stood.",
            "The round is closed. %(number)d sub-projects are frozen as they stood.",
            frozen,
        )
        url = public_url(self.object)
        buttons = [messages.button(url, _("See the public page"))] if url else []
        messages.success(self.request, done % {"number": frozen}, buttons=buttons)


class TakeBackView(ActView):
    right = "publish"

    def act(self) -> None:
        actions.rounds.take_back(self.object, by=self.request.user, at=timezone.now())
        messages.success(self.request, _("The round is planned again. Nobody is asked any more."))


class AskAnewView(ActView):
    def act(self) -> None:
        changed = actions.rounds.ask_anew(self.object, by=self.request.user, at=timezone.now())
        done = ngettext(
            "%(number)d question was added or is put to somebody else.",
            "%(number)d questions were added or are put to somebody else.",
            changed,
        )
        nothing = _("Everyone who should be asked is asked already.")
        messages.success(self.request, done % {"number": changed} if changed else nothing)


class RemindView(ActView):
    """Reminds everyone who has not answered, or about the one question that the button stands at."""

    def act(self) -> None:
        asks = unanswered(self.object)
        if (one := self.request.POST.get("ask", "")).isdecimal():
            asks = asks.filter(pk=one)
        found = list(asks.order_by("pk"))
        reminded = actions.reminders.remind(found, by=self.request.user, at=timezone.now())
        if reminded.unreachable:
            names = ", ".join(str(ask.sub_project) for ask in reminded.unreachable[:10])
            nobody = _("Nobody could be reached about these: %(names)s.") % {"names": names}
            messages.warning(self.request, nobody)
        if reminded.messages or not reminded.unreachable:
            messages.success(self.request, self._done(reminded.messages, bool(found)))

    def _done(self, letters: int, any_waits: bool) -> str:
        if not any_waits:
            return _("Everyone has answered: there is nobody to remind.")
        if not letters:
            return _("A reminder has gone out today already. Try again tomorrow.")
        on_its_way = ngettext(
            "%(number)d reminder is on its way.", "%(number)d reminders are on their way.", letters
        )
        return on_its_way % {"number": letters}
