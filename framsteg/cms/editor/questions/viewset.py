from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor.viewsets.base import EditorViewSet, english, row
from framsteg.cms.editor.viewsets.programme import MARKDOWN
from framsteg.participation.models import Answer

from .forms import AnswerForm
from .views import AnswerCreateView, AnswerPublishView


class AnswerViewSet(EditorViewSet):
    model = Answer
    icon = "help"
    menu_label = _("Questions and answers")
    menu_order = 94
    add_to_admin_menu = True
    base_form_class = AnswerForm
    add_view_class = AnswerCreateView
    publish_view_class = AnswerPublishView
    is_publishable = True
    related = ("municipality", "answered_by")
    ordering = "-answered_on"
    title_sort = "question"
    list_display = ["page", "answered_by", "answered_on", "visibility"]
    list_export = ["question", "text", "page", "answered_by", "answered_on", "visibility"]
    export_filename = "fragor-och-svar"
    search_fields = ("question", "question_en", "text", "page")
    empty_text = _(
        "No question has been answered in public yet. Open a message, and choose to answer it in public."
    )
    form_help = _(
        "The answer is a draft until you publish it. It is then shown at the page that it is about, and whoever asked "
        "gets a letter, if there is an address."
    )
    panels = [
        MultiFieldPanel(
            [FieldPanel("question"), FieldPanel("page")],
            heading=_("The question"),
        ),
        MultiFieldPanel(
            [FieldPanel("text", help_text=MARKDOWN), row("answered_by", "answered_on")],
            heading=_("The answer"),
        ),
        english("question_en", "text_en"),
    ]

    def url_after(self, instance: Any) -> str:
        """To its publishing, which is the next step."""
        if instance.is_public:
            return reverse(self.get_url_name("index"))
        return reverse(self.get_url_name("publish"), args=[instance.pk])
