"""The forms on which somebody asks, says what does not work, and tells whether a page was of help."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.lib.text import cleaned
from framsteg.participation.models import MessageKind
from framsteg.participation.models.messages import MESSAGE_LENGTH
from framsteg.participation.rules.contributions import check_text

from .passed import PassedForm

PAGE_LENGTH = 500
WRITTEN_KINDS = [(kind.value, kind.label) for kind in MessageKind if kind != MessageKind.HELPFUL]
TOO_LONG = _(
    "The message is too long: it has %(show_value)d characters, and at most %(limit_value)d can be sent."
)


class ContactForm(PassedForm):
    """What a visitor writes. Only the kind and the text are needed; nobody has to say who they are."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=WRITTEN_KINDS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what it is about."),
            "invalid_choice": _("Choose what it is about."),
        },
    )
    text = forms.CharField(
        label=_("Your message"),
        max_length=MESSAGE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write what you want to say."), "max_length": TOO_LONG},
    )
    page = forms.CharField(
        label=_("Which page is it about?"),
        help_text=_("Leave empty if it is not about a certain page."),
        max_length=PAGE_LENGTH,
        required=False,
        error_messages={"max_length": _("The address of the page is too long.")},
    )
    may_be_published = forms.BooleanField(
        label=_("The question and the answer may be shown on the page, without anything that says who I am"),
        required=False,
    )
    reply_to = forms.EmailField(
        label=_("Your e-mail address, if you want an answer"),
        help_text=_("It is used for the answer and nothing else. You can leave it empty."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("Write the e-mail address as name@example.se, or leave the field empty.")
        },
    )

    def clean_text(self) -> str:
        text = cleaned(str(self.cleaned_data["text"]))
        try:
            check_text(text)
        except ValidationError as error:
            raise ValidationError(error.messages) from None
        return text

    def clean_page(self) -> str:
        return page_of(str(self.cleaned_data["page"]))


class HelpfulForm(PassedForm):
    """Yes or no, and what was missing."""

    was_helpful = forms.ChoiceField(
        label=_("Was the page of help?"),
        choices=[("ja", _("Yes")), ("nej", _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no."), "invalid_choice": _("Choose yes or no.")},
    )
    text = forms.CharField(
        label=_("What was missing, or what was good? (You need not say)"),
        help_text=_("Nobody answers here. To get an answer, ask a question instead."),
        max_length=MESSAGE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": TOO_LONG},
    )

    def clean_text(self) -> str:
        return cleaned(str(self.cleaned_data["text"]))


def page_of(written: str) -> str:
    """The path alone, whether a path or a whole address was written."""
    page = cleaned(written)
    if "://" in page:
        page = "/" + page.split("://", 1)[1].partition("/")[2]
    if page and not _is_path(page):
        raise ValidationError(_("Write the address as it stands after the site's name, for example /sv/…"))
    return page


def asked_page(address: str) -> str:
    """The page that a link told of; none where it is no path."""
    return address if _is_path(address) and len(address) <= PAGE_LENGTH else ""


def _is_path(address: str) -> bool:
    """Two strokes, or a stroke that leans the other way, would lead to another site."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def told_by_link(kind: str, page: str) -> dict[str, Any]:
    """What the link that led here told: the kind, and the page it stood on."""
    known = [value for value, _label in WRITTEN_KINDS]
    return {"kind": kind if kind in known else MessageKind.QUESTION, "page": asked_page(page)}
