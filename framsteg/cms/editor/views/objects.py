"""Creating, changing and removing one object."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.widgets.button import Button, HeaderButton

from framsteg.audit import recording
from framsteg.audit.recording import StaleEdit, StillInUse
from framsteg.cms.claims import objects as claims
from framsteg.cms.editor import conflicts

from . import owners

SHOWN_AT_MOST = 50
"""Of what goes along with a removed object, or stands in the way."""


class ScopedMixin:
    """Objects of other municipalities do not exist here; those one may only read are refused."""

    permission_policy: Any
    request: HttpRequest
    right = "change"

    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["view"]
        )
        return rows

    def get_object(self, queryset: Any = None) -> Any:
        if not self.permission_policy.user_has_permission(self.request.user, self.right):
            raise PermissionDenied
        instance = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])  # type: ignore[attr-defined]
        if not self.permission_policy.user_has_permission_for_instance(
            self.request.user, self.right, instance
        ):
            raise PermissionDenied
        return instance


class SafeSaveMixin:
    """A save that fails at the last moment tells why, keeps what was written, and leaves nothing behind."""

    def form_valid(self, form: Any) -> HttpResponse:
        request: HttpRequest = self.request  # type: ignore[attr-defined]
        if (asked := claims.before_saving(request, form.instance)) is not None:
            return asked
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except ValidationError as error:
            form.tell(error)
        except IntegrityError:
            form.add_error(
                None, _("Somebody else saved at the same moment. Check the values and save again.")
            )
        else:
            claims.after_saving(request, form.instance)
            return response
        self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
        refused: HttpResponse = self.form_invalid(form)  # type: ignore[attr-defined]
        return refused


class EditorCreateView(SafeSaveMixin, CreateView):
    """A new object, which belongs to the owner that the address names."""

    owner_field = "municipality"
    initial_from_address: tuple[str, ...] = ()
    owner: Any = None
    success_url_for: Any = None
    form_help = ""
    template_name = "cms/editor/form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.user_has_permission("add"):
            raise PermissionDenied
        candidates = owners.owners(request.user, self.model, self.owner_field)
        self.owner = owners.owner_in(request, candidates, self.owner_field)
        if self.owner is None:
            return owners.choose(request, self.model, candidates, self.owner_field)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_initial_form_instance(self) -> Any:
        return self.model(**{self.owner_field: self.owner})

    def get_initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_initial()
        return initial | {
            name: self.request.GET[name] for name in self.initial_from_address if self.request.GET.get(name)
        }

    def get_add_url(self) -> str:
        query = self.request.GET.copy()
        query[self.owner_field] = str(self.owner.pk)
        return f"{reverse(self.add_url_name)}?{query.urlencode()}"

    def get_success_url(self) -> str:
        return str(
            self.success_url_for(self.object) if self.success_url_for else reverse(self.index_url_name)
        )

    def get_success_buttons(self) -> list[Any]:
        buttons: list[Any] = [] if self.edit_url_name is None else super().get_success_buttons()
        return [*buttons, messages.button(self.add_url, _("Add another"))]


class EditorEditView(ScopedMixin, SafeSaveMixin, EditView):
    """Changing an object. Whoever saves second sees both versions and loses neither."""

    template_name = "cms/editor/form.html"
    success_url_for: Any = None
    publish_url_name: str | None = None
    draft_url_name: str | None = None
    shows_draft = False
    public_url_for: Any = None
    form_help = ""

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return kwargs | {"keep_stored": conflicts.kept_as_stored(self.request.POST)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        if self.is_outdated():
            return self.conflict()
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def is_outdated(self) -> bool:
        """Whether the form was opened over another version than the one that is stored."""
        return self.request.POST.get("version", "") != str(self.object.version)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except StaleEdit:
            return self.conflict()

    def conflict(self) -> HttpResponse:
        """Both versions side by side, over what is stored now."""
        self.object = self.get_object()
        self.form = self.get_form()
        self.form.is_valid()
        entries = conflicts.entries_since(self.object, self.request.POST.get("opened_at", ""))
        self.template_name = "cms/editor/conflict.html"
        self.object = self.get_object()
        context = self.get_context_data() | {
            "overview": conflicts.overview(self.form, entries),
            "stored": self.object,
            "opened_at": self.object.updated_at.isoformat(),
        }
        return self.render_to_response(context, status=409)

    @cached_property
    def header_buttons(self) -> list[Any]:
        """To the public page where there is one, to the draft where there is not."""
        buttons = []
        public = self.public_url_for(self.object) if self.public_url_for else None
        if public:
            buttons.append(HeaderButton(_("See the public page"), url=public, icon_name="view", priority=10))
        elif self.shows_draft and self.draft_url_name:
            url = reverse(self.draft_url_name, args=(self.object.pk,))
            buttons.append(HeaderButton(_("Show draft"), url=url, icon_name="view", priority=10))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons: list[Any] = list(super().header_more_buttons)
        if self.publish_url_name and self.user_has_permission_for_instance("publish", self.object):
            label = _("Withdraw from publication") if self.object.is_public else _("Publish")
            url = reverse(self.publish_url_name, args=(self.object.pk,))
            buttons.append(Button(label, url=url, icon_name="globe", priority=1))
        if history := self.get_history_url():
            buttons.append(Button(_("History"), url=history, icon_name="history", priority=5))
        return buttons

    def get_side_panels(self) -> Any:
        from wagtail.admin.ui.components import MediaContainer

        return MediaContainer([])

    def get_success_url(self) -> str:
        return str(
            self.success_url_for(self.object) if self.success_url_for else reverse(self.index_url_name)
        )


class EditorDeleteView(ScopedMixin, DeleteView):
    """Removing an object, after a question. What others depend on stays, and the page says what they are."""

    right = "delete"
    template_name = "cms/editor/confirm_delete.html"
    success_message = gettext_lazy("Removed: %(model_name)s “%(object)s”.")

    def get_usage(self) -> None:
        return None

    def get_usage_url(self) -> None:
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what goes along, so that nobody removes more than they meant."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        try:
            parts = [_named(each) for each in recording.parts_of(self.object)]
        except StillInUse as error:
            return {"users": _some(error)} | context
        return context | {"parts": parts[:SHOWN_AT_MOST], "more_parts": max(0, len(parts) - SHOWN_AT_MOST)}

    def form_valid(self, form: Any) -> HttpResponse:
        label = str(self.object)
        try:
            with transaction.atomic():
                self.remove()
        except StillInUse as error:
            context = self.get_context_data(users=_some(error))
            return self.render_to_response(context, status=409)
        messages.success(
            self.request,
            self.success_message % {"model_name": self.model._meta.verbose_name, "object": label},
        )
        return HttpResponseRedirect(self.get_success_url())

    def remove(self) -> None:
        recording.remove(self.object, by=self.request.user, at=timezone.now())


def _some(error: StillInUse) -> list[str]:
    return [_named(each) for each in error.users[:SHOWN_AT_MOST]]


def _named(instance: Any) -> str:
    name = str(instance._meta.verbose_name)
    return f"{name[:1].upper()}{name[1:]}: {instance}"
