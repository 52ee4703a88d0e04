"""The forms on which people say something, and sign up."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.lib.personal_data import PersonalData
from framsteg.lib.text import cleaned
from framsteg.participation.models import StakeholderGroup
from framsteg.participation.models.contributions import CONTRIBUTION_LENGTH
from framsteg.participation.models.people import NAME_LENGTH
from framsteg.participation.rules.contributions import check_text, told_apart

from .passed import PassedForm

BAD_ADDRESS = _("Write the e-mail address as name@example.se.")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
MOST_LINKS = 2


class ContributionForm(PassedForm):
    """One thing that somebody wants to say. Only the text is needed."""

    text = forms.CharField(
        label=_("Your answer"),
        max_length=CONTRIBUTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Write one thing at a time. Do not write who you or others are."),
        error_messages={
            "required": _("Write what you want to say."),
            "max_length": _(
                "The text is too long: it has %(show_value)d characters, and at most %(limit_value)d can be sent. "
                "Nothing has been lost: shorten it, or send it in parts."
            ),
        },
    )
    is_checked = forms.BooleanField(
        label=_("Send it as it is. A moderator takes out what says who somebody is before it is published."),
        required=False,
    )
    group = forms.ChoiceField(
        label=_("I speak as (you need not say)"),
        choices=[("", _("I do not want to say")), *StakeholderGroup.choices],
        required=False,
        error_messages={"invalid_choice": _("Choose one of the groups, or none.")},
    )
    email = forms.EmailField(
        label=_("E-mail address, if you want to hear what happens"),
        help_text=_(
            "It is kept apart from what you wrote, is used for nothing else, and can be taken away by you."
        ),
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
        if len(_LINK.findall(text)) > MOST_LINKS:
            raise ValidationError(_("There are too many web addresses in the text. Take some of them away."))
        return text

    @property
    def personal(self) -> Sequence[PersonalData]:
        """What in the text says who somebody is, unless the writer has looked at it."""
        if self.cleaned_data.get("is_checked"):
            return ()
        return told_apart(self.cleaned_data.get("text", ""))


class SignUpForm(PassedForm):
    """A name and an address, and nothing else."""

    name = forms.CharField(
        label=_("Name"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Write your name."),
            "max_length": _("The name is too long."),
        },
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write your e-mail address."), "invalid": BAD_ADDRESS},
    )

    def clean_name(self) -> str:
        name = " ".join(cleaned(str(self.cleaned_data["name"])).split())
        if not any(letter.isalpha() for letter in name):
            raise ValidationError(_("Write your name."))
        return name


class SupportForm(PassedForm):
    """One press."""


def described(form: PassedForm) -> Any:
    """The names of what in the text says who somebody is, for people."""
    words = {
        "email": _("an e-mail address"),
        "phone": _("a telephone number"),
        "personal_number": _("a personal identity number"),
    }
    return [(each.found, words[each.kind]) for each in getattr(form, "personal", ())]
