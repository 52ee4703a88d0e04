"""The forms on which somebody starts, changes and ends following something."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from framsteg.participation.models import Frequency, Subscription

from .passed import PassedForm
from .taking_part import BAD_ADDRESS

CHOOSE = {"required": _("Choose how often."), "invalid_choice": _("Choose how often.")}
LANGUAGES = [("sv", "Svenska"), ("en", "English")]


def _frequency() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("How often?"),
        choices=Frequency.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )


def _language() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("In which language?"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a language."), "invalid_choice": _("Choose a language.")},
    )


class FollowForm(PassedForm):
    """An address, how often, and in which language."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("It is used for these letters and nothing else, and is deleted when you end them."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write your e-mail address."), "invalid": BAD_ADDRESS},
    )
    frequency = _frequency()
    language = _language()


class MyFollowingForm(forms.Form):
    """What somebody follows, each to be kept or not."""

    keep = forms.MultipleChoiceField(
        label=_("What do you want to follow?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={
            "invalid_choice": _("The list has changed meanwhile. Look it through and save again.")
        },
    )
    frequency = _frequency()
    language = _language()

    def __init__(
        self, *args: Any, followed: Sequence[tuple[Subscription, str]], only_confirmed: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        keep: Any = self.fields["keep"]
        keep.choices = [(str(each.pk), _named(each, title)) for each, title in followed]
        self.initial["keep"] = [
            str(each.pk) for each, _title in followed if each.confirmed_at or not only_confirmed
        ]

    @property
    def kept(self) -> Sequence[int]:
        return [int(each) for each in self.cleaned_data["keep"]]


def _named(subscription: Subscription, title: str) -> str:
    kind = subscription.get_kind_display()
    name = f"{kind}: {title}" if title else f"{kind} ({_('not shown any more')})"
    return name if subscription.confirmed_at else f"{name} ({_('waits for your confirmation')})"
