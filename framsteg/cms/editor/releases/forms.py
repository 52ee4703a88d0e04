"""Forms of a release."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.cms.editor.forms.programme import NamedInAddressForm
from framsteg.lib.clock import NoSuchTime, TwoSuchTimes, moment
from framsteg.participation.models import Event
from framsteg.programme.models import Programme

TEN = time(10, 0)


class ReleaseForm(NamedInAddressForm):
    """What the press page says, and what it is about."""

    def choices_for(self, model: Any) -> Any:
        if model in (Programme, Event):
            return model.objects.filter(municipality=self.instance.municipality_id).order_by("title")
        return super().choices_for(model)


class TimeForm(forms.Form):
    """When the release goes public, by the clocks of Sweden."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day as 2013-03-05.")},
    )
    hour = forms.TimeField(
        label=_("Time (in Sweden)"),
        initial=TEN,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Choose a time."), "invalid": _("Write the time as 10.00 or 10:00.")},
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
    )
    which = forms.ChoiceField(
        label=_("The clocks are set back that night, so that this time comes twice. Which is meant?"),
        choices=[
            ("", _("Choose")),
            ("first", _("The first time (summer time)")),
            ("second", _("The second time (winter time)")),
        ],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_which = False
        if not self.data.get("which"):
            self.fields["which"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        day, hour = values.get("day"), values.get("hour")
        if day is None or hour is None:
            return values
        second = {"first": False, "second": True}.get(values.get("which") or "")
        try:
            values["moment"] = moment(day, hour, second=second)
        except NoSuchTime:
            self.add_error(
                "hour",
                _("The clocks are set forward that night: this time does not come. Choose another."),
            )
        except TwoSuchTimes:
            self.fields["which"].widget = forms.Select(choices=self.fields["which"].choices)  # type: ignore[attr-defined]
            self.add_error("which", _("Choose one of the two."))
        except (OverflowError, ValueError):
            self.add_error("day", _("Choose a day within the next years."))
        return values

    @property
    def chosen(self) -> datetime:
        found: datetime = self.cleaned_data["moment"]
        return found


class InviteForm(forms.Form):
    """Who may read before the time, and for how long."""

    invited = forms.CharField(
        label=_("For whom"),
        max_length=200,
        error_messages={"required": _("Say whom the link is for, for example the name of a newspaper.")},
    )
    days = forms.IntegerField(
        label=_("Days that the link works"),
        min_value=1,
        max_value=60,
        initial=7,
        error_messages={
            name: _("Write a number of days from 1 to 60.")
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )

    @property
    def lasting(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])


def identity_of(posted: str) -> tuple[str, str]:
    """The kind and the identity behind a choice. Raises ValidationError for what is none."""
    kind, colon, identity = posted.partition(":")
    if not (kind and colon and identity):
        raise ValidationError(_("Choose what to take in."))
    return kind, identity
