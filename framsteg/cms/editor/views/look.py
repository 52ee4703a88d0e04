"""The look of the municipality's site, with how well its colours can be read."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framsteg.lib.colour import TEXT_CONTRAST, NotAColour, contrast
from framsteg.lib.plain_language import language_of, number

from .objects import EditorEditView

WHITE = "#ffffff"


@dataclass(frozen=True)
class Reading:
    """How well white text can be read on a colour, and the colour as text on white."""

    label: str
    colour: str
    ratio: str
    is_enough: bool


class LookEditView(EditorEditView):
    template_name = "cms/editor/look.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = context["form"]
        return context | {
            "readings": [
                reading
                for name in ("primary_colour", "accent_colour")
                if (reading := _reading(str(form[name].label), str(form[name].value() or "")))
            ],
            "least": number(TEXT_CONTRAST, _language(), 1),
        }

    def get_success_message(self) -> str:
        said = [
            _("%(label)s: contrast %(ratio)s to 1") % {"label": each.label, "ratio": each.ratio}
            for name in ("primary_colour", "accent_colour")
            if (each := _reading(str(self.form[name].label), getattr(self.object, name)))
        ]
        return " · ".join([_("The look has been saved."), *said])


def _reading(label: str, colour: str) -> Reading | None:
    try:
        ratio = contrast(colour, WHITE)
    except NotAColour:
        return None
    return Reading(label, colour, number(ratio, _language(), 1), ratio >= TEXT_CONTRAST)


def _language() -> Any:
    return language_of(get_language() or "sv")
