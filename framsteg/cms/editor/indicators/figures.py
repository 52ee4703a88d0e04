"""The two ways in for figures: by hand and from a file. What would change is shown before it is stored."""

import hashlib
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from framsteg.importers.actions import file_import, raw_files
from framsteg.importers.actions.letting_in import Consent
from framsteg.importers.queries.reports import needs_second_yes
from framsteg.indicators import actions
from framsteg.indicators.errors import IndicatorError
from framsteg.indicators.figures import Delivery, DeliveryReport
from framsteg.indicators.models import Region
from framsteg.indicators.queries.series import series
from framsteg.lib.http import HttpError
from framsteg.lib.plain_errors import PlainError
from framsteg.web.site import current_language

from .forms import FigureFileForm, FigureFormSet
from .preview import Preview, preview_of
from .views import IndicatorMixin

SHOWN, EMPTY = 8, 4
"""Rows of the form for figures: the newest that there are, and empty ones below."""


class FiguresView(IndicatorMixin, TemplateView):
    """Figures come in: what was sent, then what it would change, then it is stored."""

    right = "change"
    template_name = ""
    preview_template_name = "cms/editor/indicator_preview.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=self.form()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            return self.let_in(form)
        except (PlainError, IndicatorError, HttpError, raw_files.RawFileLost) as error:
            self.tell(form, told(error))
            return self.render_to_response(self.get_context_data(form=form), status=422)

    def let_in(self, form: Any) -> HttpResponse:
        """Show what would change; store it where that is what the person has seen."""
        trial = self.deliver(form, Consent(apply=False))
        if not trial.changed:
            messages.info(self.request, self.unchanged(trial))
            return HttpResponseRedirect(self.own_url)
        seen = fingerprint(trial)
        needs_yes = needs_second_yes(trial) and self.asks_twice
        has_yes = not needs_yes or "large_deletions" in self.request.POST
        if self.request.POST.get("seen") == seen and has_yes:
            stored = self.deliver(form, Consent(apply=True, large_deletions=has_yes))
            counts = preview_of(stored.parts[0], current_language()).summary
            told = _("The figures have been stored: %(counts)s Earlier ones are kept.")
            messages.success(self.request, told % {"counts": counts})
            return HttpResponseRedirect(self.own_url)
        shown = preview_of(trial.parts[0], current_language())
        return self.preview(form, shown, seen, needs_yes=needs_yes)

    def preview(self, form: Any, shown: Preview, seen: str, *, needs_yes: bool) -> HttpResponse:
        self.template_name = self.preview_template_name
        asked = self.request.POST.get("seen", "")
        context = self.get_context_data(form=form) | {
            "preview": shown,
            "seen": seen,
            "needs_yes": needs_yes,
            "has_changed": bool(asked) and asked != seen,
            "yes_is_missing": asked == seen,
            "fields": self.fields_again(form),
        }
        return self.render_to_response(context)

    asks_twice = True

    def unchanged(self, trial: DeliveryReport) -> str:
        return _("These are the figures that are there already. Nothing has changed.")

    def form(self) -> Any:
        raise NotImplementedError

    def deliver(self, form: Any, consent: Consent) -> DeliveryReport:
        raise NotImplementedError

    def fields_again(self, form: Any) -> list[tuple[str, str]]:
        """What has to be sent again to store what is shown."""
        raise NotImplementedError

    def tell(self, form: Any, sentence: str) -> None:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"indicator": self.object, "back_url": self.own_url}


class ByHandView(FiguresView):
    """The municipality's own figures, period by period."""

    template_name = "cms/editor/indicator_figures.html"
    asks_twice = False

    @property
    def region(self) -> str:
        """Only an indicator of the municipality's own is written by hand; what is shared comes from its source."""
        if self.object.municipality is None:
            raise Http404
        code: str = self.object.municipality.code
        return code

    def form(self) -> Any:
        options: dict[str, Any] = {"form_kwargs": {"frequency": self.object.frequency}, "prefix": "row"}
        if self.request.method == "POST":
            return FigureFormSet(self.request.POST, **options)
        points = series(self.object, self.region).points[-SHOWN:]
        rows = [
            {
                "period": point.period,
                "value": point.value,
                "is_preliminary": point.status == "preliminary",
                "note": point.note,
            }
            for point in points
        ]
        formset = FigureFormSet(initial=rows, **options)
        formset.extra = EMPTY + SHOWN - len(rows)
        return formset

    def deliver(self, form: Any, consent: Consent) -> DeliveryReport:
        figures = form.figures(self.region)
        if not consent.apply:
            return actions.deliveries.preview([Delivery(self.object, figures)])
        return actions.by_hand.enter(self.object, figures, by=self.request.user, at=timezone.now())

    def fields_again(self, form: Any) -> list[tuple[str, str]]:
        return [(key, str(value)) for key, value in self.request.POST.items() if key.startswith("row-")]

    def tell(self, form: Any, sentence: str) -> None:
        form._non_form_errors.append(sentence)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        has_region = Region.objects.filter(code=self.region).exists()
        return super().get_context_data(**kwargs) | {"has_region": has_region}


class FromFileView(FiguresView):
    """A file with figures of one or many municipalities. It is kept as it came."""

    template_name = "cms/editor/indicator_file.html"

    def form(self) -> Any:
        if self.request.method != "POST":
            return FigureFileForm()
        form = FigureFileForm(self.request.POST, self.request.FILES)
        if self.request.POST.get("kept"):
            form.fields["file"].required = False
        return form

    def content(self, form: Any) -> tuple[bytes, str]:
        """What was sent now, or what was sent before and kept under its checksum."""
        upload = form.cleaned_data.get("file")
        if upload:
            return upload.read(), upload.name[:200]
        return raw_files.read(self.request.POST["kept"]), self.request.POST.get("name", "")[:200]

    def deliver(self, form: Any, consent: Consent) -> DeliveryReport:
        content, name = self.content(form)
        if upload := form.cleaned_data.get("file"):
            upload.seek(0)
        self.kept = hashlib.sha256(content).hexdigest()
        self.name = name
        return file_import.import_content(
            self.object,
            content,
            name=name,
            decimal=form.cleaned_data["decimal"],
            consent=consent,
            by=self.request.user,
            at=timezone.now(),
        )

    def fields_again(self, form: Any) -> list[tuple[str, str]]:
        return [("kept", self.kept), ("name", self.name), ("decimal", form.cleaned_data["decimal"])]

    def tell(self, form: Any, sentence: str) -> None:
        form.add_error("file", sentence)


def told(error: Exception) -> str:
    """What stopped it, in the user's words."""
    if isinstance(error, PlainError):
        return str(_(error.sentence) % error.facts)
    if isinstance(error, raw_files.RawFileLost):
        return _("The file is not here any more. Send it again.")
    return str(error)


def fingerprint(report: DeliveryReport) -> str:
    """Two reports with the same one change the same figures in the same way."""
    changes = [[list(each) for each in part.changes] for part in report.parts]
    return hashlib.sha256(repr(changes).encode()).hexdigest()
