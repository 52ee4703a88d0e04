from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from framsteg.lib.text import cleaned
from framsteg.participation.models import Message, MessageKind
from framsteg.participation.models.messages import MESSAGE_LENGTH

PAGE_LENGTH = 500


class ContactForm(forms.ModelForm[Message]):
    """What a visitor writes. Only the kind and the text are needed; nobody has to say who they are."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=MessageKind.choices,
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
        error_messages={
            "required": _("Write what you want to say."),
            "max_length": _(
                "The message is too long: it has %(show_value)d characters, and at most %(limit_value)d can be sent."
            ),
        },
    )
    page = forms.CharField(
        label=_("Which page is it about?"),
        help_text=_("Leave empty if it is not about a certain page."),
        max_length=PAGE_LENGTH,
        required=False,
        error_messages={"max_length": _("The address of the page is too long.")},
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
    token = forms.UUIDField(widget=forms.HiddenInput)  # The same form sent twice is one message.

    class Meta:
        model = Message
        fields = ["kind", "text", "page", "reply_to"]

    def clean_text(self) -> str:
        text = cleaned(str(self.cleaned_data["text"]))
        if not text:
            raise forms.ValidationError(_("Write what you want to say."))
        return text

    def clean_page(self) -> str:
        """The path alone, whether a path or a whole address was written."""
        page = cleaned(str(self.cleaned_data["page"]))
        if "://" in page:
            page = "/" + page.split("://", 1)[1].partition("/")[2]
        if page and not page.startswith("/"):
            raise forms.ValidationError(
                _("Write the address as it stands after the site's name, for example /sv/…")
            )
        return page


def new_form(kind: str, page: str) -> ContactForm:
    """An empty form, with what the link that led here told: the kind, and the page it stood on."""
    initial = {
        "kind": kind if kind in MessageKind.values else MessageKind.QUESTION,
        "page": page if page.startswith("/") and len(page) <= PAGE_LENGTH else "",
        "token": uuid4(),
    }
    return ContactForm(initial=initial)


def sent_form(data: QueryDict) -> ContactForm:
    """The form as it was sent; a token that was damaged on the way is replaced, so that it can be sent again."""
    kept = data.copy()
    try:
        UUID(kept.get("token", ""))
    except ValueError:
        kept["token"] = str(uuid4())
    return ContactForm(kept)
