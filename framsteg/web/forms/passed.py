"""Forms that anyone may send, without a cookie: they carry a pass (participation.form_passes).

They are sent to their own address with ?skicka=1 behind it: what is sent to an address makes a browser drop the page
that it has of it, and whoever goes back is to meet the same form, with the same pass.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from framsteg.participation import form_passes, limits
from framsteg.participation.form_passes import Damaged, Pass
from framsteg.web.networks import network_of


class PassedForm(forms.Form):
    """`ticket` is the pass, `work` what the browser found for it."""

    ticket = forms.CharField(widget=forms.HiddenInput, required=False)
    work = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, purpose: str, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purpose, self.at = purpose, at
        self.initial.setdefault("ticket", form_passes.issue(purpose, at=at))
        for name, field in self.fields.items():
            if isinstance(
                field.widget, forms.Textarea
            ):  # a browser would cut off what is too long, without a word
                field.widget.attrs.pop("maxlength", None)
            if self.is_bound and name in self.errors and name not in ("ticket", "work"):
                field.widget.attrs["aria-invalid"] = "true"

    @property
    def given_pass(self) -> Pass | None:
        """The pass that came with the form; None for one that was not made here."""
        try:
            return form_passes.read(self.data.get("ticket", ""), self.data.get("work", ""), self.purpose)
        except Damaged:
            return None

    def renew(self) -> None:
        """A new pass for the same words, so that they can be sent once more."""
        fresh = {"ticket": form_passes.issue(self.purpose, at=self.at), "work": ""}
        self.data = {**{name: self.data.get(name) for name in self.data}, **fresh}

    def let_through(self, request: HttpRequest) -> Pass | None:
        """The pass, if the form may be sent now; else None, with the reason above the form and a new pass in it."""
        given = self.given_pass
        reason = self._refused(given, request)
        if reason:
            self.renew()
            self.add_error(None, ValidationError(reason))
            return None
        return given

    def _refused(self, given: Pass | None, request: HttpRequest) -> str:
        if given is None:
            return _("The form could not be checked. What you wrote is still here: press send once more.")
        if given.has_expired(self.at):
            return _(
                "The form had been open for a long time. What you wrote is still here: press send once more."
            )
        if not given.is_worked_for and given.is_too_quick(self.at):
            return _("That was very quick. What you wrote is still here: press send once more.")
        if not limits.may_send(network_of(request), worked_for=given.is_worked_for, at=self.at):
            return _(
                "Very many are sending from where you are right now. What you wrote is still here: wait half a "
                "minute and press send once more."
            )
        return ""
