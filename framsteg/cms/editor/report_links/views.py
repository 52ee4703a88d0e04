"""Making a link, which is shown once, and revoking it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framsteg.cms.editor.views.objects import EditorCreateView, EditorDeleteView
from framsteg.programme import actions
from framsteg.programme.emails.letters import address
from framsteg.programme.models import ReportLink


class LinkCreateView(EditorCreateView):
    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        return self._once(form.instance, form.secret) if form.secret else answer

    def get_success_message(self, instance: ReportLink) -> str:
        return ""

    def _once(self, link: ReportLink, secret: str) -> HttpResponse:
        """The page that shows the link. It is kept nowhere, and cannot be opened again."""
        url = address("partner", link.programme.municipality, "sv", token=secret)
        context = {
            "title": _("The link has been made"),
            "link": link,
            "url": url,
            "list_url": reverse("reportlink:index"),
        }
        answer = render(self.request, "cms/editor/report_link.html", context)
        answer.headers["Cache-Control"] = "no-store, private"
        return answer


class LinkRevokeView(EditorDeleteView):
    """A link is never removed: what was done with it stays told."""

    template_name = "cms/editor/revoke_report_link.html"
    page_title = gettext_lazy("Revoke")
    success_message = gettext_lazy("Revoked: %(object)s.")

    def remove(self) -> None:
        actions.report_links.revoke(self.object, by=self.request.user, at=timezone.now())
