from typing import Any

from framsteg.cms.editor.forms.base import EditorForm
from framsteg.lib.personal_data import without_personal_data
from framsteg.participation.models.answers import QUESTION_LENGTH
from framsteg.participation.rules.messages import without_language


class AnswerForm(EditorForm):
    """A question and its answer. What a message has said already is filled in, without what says who wrote it."""

    def suggest(self) -> None:
        told: dict[str, Any] = {"answered_on": self.today}
        message = self.instance.message
        if message is not None:
            name = "question" if message.language == "sv" else "question_en"
            told[name] = without_personal_data(message.text)[:QUESTION_LENGTH]
            told["page"] = without_language(message.page)
        self.initial.update({name: value for name, value in told.items() if not self.initial.get(name)})

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("page"):
            values["page"] = without_language(values["page"])
        return values
