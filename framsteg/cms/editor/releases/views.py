"""The page from which one works with a release, and what can be done there."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from framsteg.audit.recording import StaleEdit
from framsteg.cms.editor.views.acting import ActView, WorkingMixin
from framsteg.cms.editor.views.objects import EditorDeleteView
from framsteg.reports import actions, bundling
from framsteg.reports.bundling import Choice
from framsteg.reports.errors import NotNow, TimeHasPassed
from framsteg.reports.models import Invitation, Release, ReleaseItem, ReleaseState
from framsteg.reports.queries.checklist import checklist, parts_of

from .forms import InviteForm, TimeForm, identity_of

RELATED = ("municipality", "programme", "event")


@dataclass(frozen=True)
class Offered:
    """Things of one kind that could be taken in."""

    name: str
    kind: str
    choices: tuple[Choice, ...]


class ReleaseWorkspace(WorkingMixin, TemplateView):
    """What is in the release, what is left to do, its time, and who may read before it."""

    related = RELATED
    header_icon = "date"
    template_name = "cms/editor/release.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        release: Release = self.object
        checks = checklist(release)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "release": release,
            "checks": checks,
            "stops": any(each.stops and not each.is_well for each in checks),
            "parts": parts_of(release),
            "offered": offered(release) if self.may("change") and release.is_open else (),
            "time_form": kwargs.get("time_form") or TimeForm(initial={"day": timezone.localdate()}),
            "invite_form": kwargs.get("invite_form") or InviteForm(),
            "asks_now": kwargs.get("asks_now", False),
            "link": kwargs.get("link", ""),
            "invitations": list(release.invitations.order_by("-pk")),
            "now": timezone.now(),
            "may_change": self.may("change"),
            "may_publish": self.may("publish"),
            "press_url": self._press_url() if release.is_public or release.is_announced else "",
        }

    def _press_url(self) -> str:
        where = {"municipality": self.object.municipality.slug, "slug": self.object.slug}
        return reverse("web:press_release", kwargs=where)


class ReleaseAct(ReleaseWorkspace, ActView):
    """What is wrong in a form is said on the page itself, with what was written."""

    http_method_names = ["post"]
    right = "change"
    not_now = (StaleEdit, NotNow)

    def again(self, **more: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**more), status=422)


class AddItemView(ReleaseAct):
    def act(self) -> None:
        kind, identity = identity_of(self.request.POST.get("item", ""))
        try:
            actions.releases.add(
                self.object, kind=kind, identity=identity, by=self.request.user, at=timezone.now()
            )
        except LookupError:
            raise ValidationError(_("It is not there any more. Choose another.")) from None


class RemoveItemView(ReleaseAct):
    def act(self) -> None:
        found = self.posted(ReleaseItem.objects.filter(release=self.object), "item")
        actions.releases.leave_out(found, by=self.request.user, at=timezone.now())


class ScheduleView(ReleaseAct):
    """Sets the time. A time that has passed is asked about: at once?"""

    right = "publish"

    def act(self) -> HttpResponse | None:
        form = TimeForm(self.request.POST)
        if not form.is_valid():
            return self.again(time_form=form)
        try:
            actions.releases.schedule(
                self.object, release_at=form.chosen, by=self.request.user, at=timezone.now()
            )
        except TimeHasPassed:
            return self.again(time_form=form, asks_now=True)
        messages.success(
            self.request, _("The time is set. Everything goes public at that moment, or nothing does.")
        )
        return None


class PublishNowView(ReleaseAct):
    right = "publish"

    def act(self) -> None:
        actions.releases.publish_now(self.object, by=self.request.user, at=timezone.now())
        if self.object.state == ReleaseState.RELEASED:
            messages.success(self.request, _("Everything in the release is public."))


class CallOffView(ReleaseAct):
    right = "publish"

    def act(self) -> None:
        actions.releases.call_off(self.object, by=self.request.user, at=timezone.now())
        messages.success(self.request, _("The time has been taken back. Nothing goes public."))


class RetractView(ReleaseAct):
    right = "publish"

    def act(self) -> None:
        actions.releases.retract(self.object, by=self.request.user, at=timezone.now())
        messages.success(self.request, _("Everything is as it was before the release."))


class InviteView(ReleaseAct):
    """A link for one reader. It is shown once: only its checksum is kept."""

    def act(self) -> HttpResponse:
        form = InviteForm(self.request.POST)
        if not form.is_valid():
            return self.again(invite_form=form)
        now = timezone.now()
        token = actions.invitations.invite(
            self.object, invited=form.cleaned_data["invited"], expires_at=now + form.lasting,
            by=self.request.user, at=now,
        )  # fmt: skip
        where = {"municipality": self.object.municipality.slug, "slug": self.object.slug, "token": token}
        link = self.request.build_absolute_uri(reverse("web:press_preview", kwargs=where))
        response = self.render_to_response(self.get_context_data(link=link))
        response["Cache-Control"] = "no-store"
        return response


class RevokeView(ReleaseAct):
    def act(self) -> None:
        found = self.posted(Invitation.objects.filter(release=self.object), "invitation")
        actions.invitations.revoke(found, by=self.request.user, at=timezone.now())
        messages.success(self.request, _("The link works no longer."))


class RemoveReleaseView(EditorDeleteView):
    """A release that waits for its time, or is public, is not removed."""

    def remove(self) -> None:
        if not self.object.is_open:
            raise NotNow(self.object)
        super().remove()

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except NotNow:
            messages.error(self.request, _("Call it off or retract it first."))
            return self.get(self.request)


def offered(release: Release) -> tuple[Offered, ...]:
    """What could be taken in, by kind; what is in already is left out."""
    taken = set(release.items.values_list("kind", "identity"))
    groups = (
        Offered(
            str(port.name),
            kind,
            tuple(each for each in port.choices(release.municipality) if (kind, each.identity) not in taken),
        )
        for kind, port in bundling.kinds().items()
    )
    return tuple(each for each in groups if each.choices)
