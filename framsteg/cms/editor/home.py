"""What stands first when one has signed in: the programmes, and messages that wait."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from framsteg.accounts.models import Person
from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.participation.models import Contribution, Message
from framsteg.participation.queries.contributions import waiting_to_be_read
from framsteg.programme.models import Programme
from framsteg.programme.queries.audience import Audience
from framsteg.programme.queries.progress import Progress, progress_of_many

from .subjects import allowed
from .workspace import Row

SHOWN = 8


class OverviewPanel(Component):
    """Two queries for the programmes, one for the messages, one for the user's roles."""

    name = "framsteg_overview"
    order = 10
    template_name = "cms/editor/home.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        return {
            "rows": programme_rows(user),
            "may_add": may(user, Right.ADD, Kind.PROGRAMME),
            "add_url": reverse("programme:add"),
            "waiting": waiting(user),
            "my_work_url": my_work_url(user),
            "messages_url": f"{reverse('message:index')}?handled_at=false",
            "unread": unread(user),
            "unread_url": reverse("editor_contribution_queue"),
        }


def programme_rows(user: Any) -> list[Row]:
    programmes = list(allowed(Programme, user, [Right.VIEW]).order_by("visibility", "title")[:SHOWN])
    counts = progress_of_many([each.pk for each in programmes], audience=Audience.EDITORS)
    return [
        Row(
            each.title,
            reverse("programme:workspace", args=[each.pk]),
            _counted(counts.get(each.pk, Progress())),
            "" if each.is_public else _("Draft"),
        )
        for each in programmes
    ]


def _counted(counts: Progress) -> str:
    if not counts.total:
        return _("no sub-projects")
    return _("%(done)d of %(counted)d done") % {"done": counts.done, "counted": counts.counted}


def my_work_url(user: Any) -> str:
    """Where the user reports; "" for one who holds no role."""
    person = Person.objects.filter(user=user, roles__isnull=False).select_related("municipality").first()
    return reverse("web:my_work", kwargs={"municipality": person.municipality.slug}) if person else ""


def waiting(user: Any) -> str:
    """How many messages nobody has handled; "" for none."""
    number = allowed(Message, user, [Right.VIEW]).filter(handled_at=None).count()
    if not number:
        return ""
    return ngettext("%d message waits", "%d messages wait", number) % number


def unread(user: Any) -> str:
    """How many views nobody has read; "" for none, and for those who do not see them."""
    number = waiting_to_be_read(allowed(Contribution, user, [Right.VIEW])).count()
    if not number:
        return ""
    return ngettext("%d view waits to be read", "%d views wait to be read", number) % number
