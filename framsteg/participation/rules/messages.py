from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.lib.text import cleaned
from framsteg.participation.models import Message


@recording.check.register(Message)
def _message(message: Message, *, on: date) -> None:
    if not cleaned(message.text):
        raise ValidationError({"text": _("Write what you want to say.")})
    if message.page and not message.page.startswith("/"):
        raise ValidationError(
            {"page": _("Write the address as it stands after the site's name, for example /sv/…")}
        )
