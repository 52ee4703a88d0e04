"""The imports of a programme, and one import: its preview before it is applied, its report after."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.audit.recording import StaleEdit, StillInUse
from framsteg.importers.actions import plans
from framsteg.importers.actions.plans import quality
from framsteg.importers.actions.raw_files import RawFileLost
from framsteg.importers.models import PlanImportState
from framsteg.importers.plan_workbook import guards
from framsteg.importers.shared.errors import SourceError
from framsteg.lib.plain_errors import PlainError

from .base import PlanImportMixin, find_programme, said
from .forms import UploadForm
from .presenters import GONE_CHOICES, Preview, preview_of, report_of

LISTED, NAMED = 50, 20


class ImportsView(WagtailAdminTemplateMixin, TemplateView):
    """The imports of a programme so far, and a file to upload."""

    template_name = "cms/editor/plan_import/imports.html"
    header_icon = "upload"
    page_title = gettext_lazy("Plans from spreadsheets")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        right = Right.ADD if request.method == "POST" else Right.VIEW
        self.programme = find_programme(request, kwargs["pk"], right, Kind.IMPORT)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[Any]:
        above = {
            "url": reverse("programme:workspace", args=[self.programme.pk]),
            "label": str(self.programme),
        }
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        imports = self.programme.plan_imports.exclude(state=PlanImportState.DISCARDED).order_by(
            "-uploaded_at"
        )
        return {
            "form": UploadForm(),
            "programme": self.programme,
            "imports": list(imports.defer("report", "mapping")[:LISTED]),
            "may_add": may(self.request.user, Right.ADD, Kind.IMPORT, self.programme.municipality_id),
            **context,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        file = form.cleaned_data["file"]
        try:
            guards.check_size(file.size, file.name)
            plan_import = plans.uploads.upload(
                self.programme, file.read(), file.name, by=request.user, at=timezone.now()
            )
        except SourceError as error:
            form.add_error("file", said(error))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return HttpResponseRedirect(reverse("editor_plan_columns", args=[plan_import.pk]))


class ImportView(PlanImportMixin):
    """Before: what would change, and the button that changes it. After: what was changed, and undoing."""

    right = Right.VIEW
    many_would_go = False

    def get_template_names(self) -> list[str]:
        is_open = self.plan_import.state in (PlanImportState.UPLOADED, PlanImportState.DISCARDED)
        return [f"cms/editor/plan_import/{'preview' if is_open else 'report'}.html"]

    def get_page_title(self) -> str:
        if self.plan_import.state == PlanImportState.UPLOADED:
            return _("What the import would change")
        return str(self.plan_import.get_state_display())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self.render_to_response(self.get_context_data())
        except (SourceError, RawFileLost) as error:
            messages.error(request, _unreadable(error))
            name = "editor_plan_columns" if isinstance(error, SourceError) else "editor_plan_imports"
            pk = self.plan_import.pk if isinstance(error, SourceError) else self.plan_import.programme_id
            return HttpResponseRedirect(reverse(name, args=[pk]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        shared = {
            "plan_import": self.plan_import,
            "may_add": self.may_add,
            "many_would_go": self.many_would_go,
        }
        if self.plan_import.state == PlanImportState.UPLOADED:
            return context | shared | {"preview": self._preview(), "gone_choices": GONE_CHOICES}
        if self.plan_import.state == PlanImportState.DISCARDED:
            return context | shared
        return context | shared | {"report": report_of(self.plan_import.report)}

    def _preview(self) -> Preview:
        comparison = plans.uploads.preview(self.plan_import, at=timezone.now())
        return preview_of(comparison, quality.quality_report(comparison, self.plan_import), self.plan_import)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may_add:
            return self.back()
        if self._answered(request):
            messages.success(request, _("The preview follows your answers. Nothing has been changed yet."))
            return self.back()
        if "apply" not in request.POST:
            return self.back()
        return self._apply(request)

    def _answered(self, request: HttpRequest) -> bool:
        """Keeps what was answered about doubtful pairs and missing rows; whether anything is new in it."""
        before = plans.uploads.mapping_of(self.plan_import)
        pairs = {
            name.removeprefix("pair:"): str(value)
            for name, value in request.POST.items()
            if name.startswith("pair:")
        }
        gone = request.POST.get("gone", before.gone)
        if gone not in dict(GONE_CHOICES):
            gone = before.gone
        proposed = {
            name.removeprefix("was:"): value
            for name, value in request.POST.items()
            if name.startswith("was:")
        }
        changed = {key: value for key, value in pairs.items() if proposed.get(key) != value}
        if not changed and gone == before.gone:
            return False
        plans.uploads.answer_pairs(self.plan_import, changed, gone=gone)
        return True

    def _apply(self, request: HttpRequest) -> HttpResponse:
        try:
            plans.apply(
                self.plan_import, by=request.user, at=timezone.now(), seen=request.POST.get("seen", ""),
                many_may_go="many_may_go" in request.POST,
            )  # fmt: skip
        except plans.ManyWouldGo as error:
            self.many_would_go = True
            messages.error(request, said(error))
            return self.render_to_response(self.get_context_data(), status=422)
        except PlainError as error:
            messages.error(request, said(error))
        except (ValidationError, StaleEdit):
            messages.error(
                request,
                _("Something else was changed at the same moment. Nothing has been imported; try again."),
            )
        else:
            messages.success(request, _("The plan has been imported. You can undo it from this page."))
        return self.back()


class DiscardView(PlanImportMixin):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plans.uploads.discard(self.plan_import, by=request.user, at=timezone.now())
        messages.success(request, _("The import has been left. Nothing was changed."))
        return HttpResponseRedirect(reverse("editor_plan_imports", args=[self.plan_import.programme_id]))


class UndoView(PlanImportMixin):
    """Asks once more, tells what somebody has changed since, and undoes."""

    template_name = "cms/editor/plan_import/undo.html"
    title = gettext_lazy("Undo the import")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "plan_import": self.plan_import,
            "disturbed": plans.disturbed(self.plan_import),
            "report": report_of(self.plan_import.report),
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.plan_import.state != PlanImportState.APPLIED:
            return self.back()
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            undone = plans.undo(
                self.plan_import,
                by=request.user,
                at=timezone.now(),
                leave_changed="leave_changed" in request.POST,
            )
        except plans.ChangedSince:
            messages.error(request, _("Somebody has changed some of it since. Nothing has been undone yet."))
            return self.render_to_response(self.get_context_data(), status=422)
        except PlainError as error:
            messages.error(request, said(error))
        except (StaleEdit, StillInUse, ValidationError) as error:
            messages.error(request, _not_undone(error))
        else:
            told = _(
                "The import has been undone: %(removed)d sub-projects removed, %(restored)d things put back."
            )
            messages.success(request, told % {"removed": undone.removed, "restored": undone.restored})
            if undone.left:
                messages.warning(request, _("Left as it is: %s") % ", ".join(undone.left[:NAMED]))
        return self.back()


def _unreadable(error: Exception) -> str:
    if isinstance(error, PlainError):
        return said(error)
    return _("The uploaded file is not in the data folder any more. Upload it again.")


def _not_undone(error: StaleEdit | StillInUse | ValidationError) -> str:
    match error:
        case StillInUse():
            told = _("Nothing has been undone. What the import made is used by: %s")
            return told % ", ".join(map(str, error.users[:NAMED]))
        case ValidationError():
            told = _("Nothing has been undone. What was there before breaks a rule now: %s")
            return told % " ".join(error.messages)
    return _("Something else was changed at the same moment. Nothing has been undone; try again.")
