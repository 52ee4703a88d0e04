"""Writing an answer to a message, and publishing it: whoever asked is told."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from framsteg.cms.editor.views.objects import EditorCreateView
from framsteg.cms.editor.views.publishing import PublishView
from framsteg.participation.actions import answers
from framsteg.participation.models import Answer, Message


class AnswerCreateView(EditorCreateView):
    """?message=… is what is answered; one that has its answer already, or belongs elsewhere, is left out."""

    def get_initial_form_instance(self) -> Answer:
        instance: Answer = super().get_initial_form_instance()
        named = self.request.GET.get("message", "")
        if named.isdecimal() and len(named) < 19:
            mine = Message.objects.filter(municipality_id=instance.municipality_id, answer__isnull=True)
            instance.message = mine.filter(pk=named).first()
        return instance


class AnswerPublishView(PublishView):
    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        was_public = self.object.is_public
        response = super().post(request, *args, **kwargs)
        if self.object.is_public and not was_public:
            answers.tell(self.object, by=request.user, at=timezone.now())
        return response
