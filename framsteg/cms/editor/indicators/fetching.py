"""The third way in for figures: asked for at the source, shown, then stored."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from framsteg.importers.actions import refreshing
from framsteg.importers.actions.letting_in import Consent
from framsteg.indicators.figures import DeliveryReport

from .figures import FiguresView
from .views import may_fetch


class FromSourceView(FiguresView):
    """Newer figures from SCB or Kolada. One attempt takes a limited time; the next goes on where it stopped."""

    template_name = "cms/editor/indicator_fetch.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.at = timezone.now()

    def may(self, action: str) -> bool:
        return super().may(action) and (action != self.right or may_fetch(self.request.user, self.object))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.has_source() else self.refuse()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.has_source() else self.refuse()

    def has_source(self) -> bool:
        return refreshing.can_be_fetched(self.object)

    def refuse(self) -> HttpResponse:
        messages.error(
            self.request, _("The indicator does not say which table or key its source is to be asked for.")
        )
        return HttpResponseRedirect(self.own_url)

    def form(self) -> forms.Form:
        return forms.Form(self.request.POST) if self.request.method == "POST" else forms.Form()

    def deliver(self, form: forms.Form, consent: Consent) -> DeliveryReport:
        """What has been shown is stored from the answers that were kept; else the source is asked anew."""
        has_seen = bool(self.request.POST.get("seen"))
        goes_on = refreshing.interrupted(self.object, at=self.at) is not None
        return refreshing.refresh(
            self.object, again=not (has_seen or goes_on), consent=consent, by=self.request.user, at=self.at
        )

    def unchanged(self, trial: DeliveryReport) -> str:
        number = trial.unchanged
        if not number:
            return _("The source has no figures for this. Nothing has changed.")
        told = ngettext(
            "%(number)d figure was fetched, and it is as before. Nothing has changed.",
            "%(number)d figures were fetched, and all are as before. Nothing has changed.",
            number,
        )
        return told % {"number": number}

    def fields_again(self, form: forms.Form) -> list[tuple[str, str]]:
        return []

    def tell(self, form: forms.Form, sentence: str) -> None:
        form.add_error(None, sentence)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "interrupted": refreshing.interrupted(self.object, at=self.at),
            "seconds": round(refreshing.within()),
        }
