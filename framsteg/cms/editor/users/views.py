"""Giving and taking back access, and signing somebody out everywhere."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framsteg.accounts.models import Access
from framsteg.accounts.rules.access import ALLOWED, Kind, Right
from framsteg.cms.editor import access
from framsteg.cms.editor.views.objects import EditorCreateView, EditorDeleteView
from framsteg.login import sessions

from .given_by import provider_name


class AccessCreateView(EditorCreateView):
    """With the table of rights below the form, so that nobody has to guess."""

    template_name = "cms/editor/access_form.html"

    def get_edit_url(self) -> str:
        return self.get_success_url()

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"accesses": [each.label for each in Access], "rights_rows": rights_rows()}


class AccessDeleteView(EditorDeleteView):
    """Taking access back; with the way to sign the user out, which is something else."""

    template_name = "cms/editor/take_back_access.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"provider_name": provider_name(self.object.given_by)}

    def remove(self) -> None:
        access.revoke(self.object, by=self.request.user, at=timezone.now())


class AccessSessionsView(EditorDeleteView):
    """Where a user is signed in, as far as an administrator needs to know it, and the way to end it all."""

    template_name = "cms/editor/access_sessions.html"
    page_title = gettext_lazy("Sign out everywhere")
    success_message = gettext_lazy("The user of “%(object)s” has been signed out everywhere.")

    def get_object(self, queryset: Any = None) -> Any:
        given = super().get_object(queryset)
        if given.user.is_superuser and not self.request.user.is_superuser:
            raise PermissionDenied
        return given

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        found = sessions.sessions_of(self.object.user)
        return context | {"number": len(found), "latest": found[0].seen_at if found else None}

    def remove(self) -> None:
        sessions.end(self.object.user, by=self.request.user, at=timezone.now())


def rights_rows() -> list[tuple[str, list[str]]]:
    """The table of rights in words: a row per kind of object, a cell per access."""
    kinds = {
        Kind.PROGRAMME: _("Programmes, sub-projects, indicators and evaluations"),
        Kind.ROUND: _("Reporting rounds"),
        Kind.MONEY: _("Money"),
        Kind.IMPORT: _("Import of plans"),
        Kind.REPORT: _("Final reports and releases"),
        Kind.DECISION: _("Decisions"),
        Kind.EVENT: _("Events"),
        Kind.CONTRIBUTION: _("Contributions"),
        Kind.ORGANISATION: _("Organisation"),
        Kind.NEWS: _("News and pages"),
        Kind.MESSAGE: _("Messages"),
        Kind.LOOK: _("Look and contact"),
        Kind.USERS: _("Users and access"),
        Kind.HISTORY: _("What has happened"),
    }
    return [(label, [_in_words(kind, each) for each in Access]) for kind, label in kinds.items()]


def _in_words(kind: Kind, role: Access) -> str:
    words = {
        Right.VIEW: _("read"),
        Right.ADD: _("add"),
        Right.CHANGE: _("change"),
        Right.REMOVE: _("remove"),
        Right.PUBLISH: _("publish"),
    }
    return ", ".join(word for right, word in words.items() if role in ALLOWED[kind, right]) or "–"
