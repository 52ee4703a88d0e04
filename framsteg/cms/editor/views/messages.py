"""Messages from visitors: how long each has waited, and the way to an answer that all can read."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.participation.models import Answer, Message, MessageKind

from .objects import EditorEditView


class WaitingColumn(Column):
    """For how many days nobody has handled it; empty once somebody has."""

    def get_value(self, instance: Message) -> str:
        if instance.handled_at is not None:
            return ""
        days = (timezone.localdate() - timezone.localdate(instance.created_at)).days
        return ngettext("%(days)d day", "%(days)d days", days) % {"days": days} if days else _("since today")


class MessageEditView(EditorEditView):
    @cached_property
    def header_buttons(self) -> list[Any]:
        """To the answer that it has, or to writing one."""
        buttons: list[Any] = list(super().header_buttons)
        message = self.object
        if message.kind == MessageKind.HELPFUL:
            return buttons
        answer = Answer.objects.filter(message=message).first()
        if answer is not None:
            url = reverse("answer:open", args=[answer.pk])
            return [*buttons, HeaderButton(_("To the answer"), url=url, icon_name="view")]
        if may(self.request.user, Right.ADD, Kind.CONTRIBUTION, message.municipality_id):
            url = f"{reverse('answer:add')}?municipality={message.municipality_id}&message={message.pk}"
            buttons.append(HeaderButton(_("Answer in public"), url=url, icon_name="help"))
        return buttons
