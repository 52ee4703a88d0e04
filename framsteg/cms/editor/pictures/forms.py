"""What is said about a picture from an event."""

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy

from framsteg.cms.editor.forms.base import EditorForm
from framsteg.cms.models import EventPicture


class EventPictureForm(EditorForm):
    """Pictures that the user may choose; one that somebody else has chosen stays a choice."""

    owner_field = "event"
    not_a_choice = {"image": _("Choose a picture that you may use.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alt"].error_messages["required"] = _(
            "Say what the picture shows. It is read aloud to those who cannot see it."
        )
        self.fields["credit"].error_messages["required"] = _("Say who took the picture, or where it is from.")

    def suggest(self) -> None:
        self.initial["order"] = EventPicture.objects.filter(event=self.instance.event_id).count() + 1

    def choices_for(self, model: type[Model]) -> QuerySet[Any]:
        if model is not get_image_model():
            return super().choices_for(model)
        mine = permission_policy.instances_user_has_any_permission_for(self.for_user, ["choose"])
        chosen: QuerySet[Any] = model._default_manager.filter(
            Q(pk__in=mine.values("pk")) | Q(pk=self.instance.image_id)
        )
        return chosen
