"""The forms of the login that differ from allauth's."""

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):
    """User name and password, without allauth's grey words in the fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].label = _("User name")
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Stay signed in on this device")


class ForgottenPasswordForm(ResetPasswordForm):
    """Only for those who have a password here.

    Whoever signs in at an identity provider must not get around it, above all not after having been shut out there.
    """

    def clean_email(self) -> str:
        email: str = super().clean_email()
        self.users = [user for user in self.users if user.has_usable_password()]
        return email


class NewKeyForm(AddWebAuthnForm):
    """A key that opens without a password, unless somebody wants it otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call the key")
        self.fields["passwordless"].label = _("Let it open without a password")
        self.fields["passwordless"].help_text = _(
            "The device then asks for your finger, your face or its code. Not every security key can."
        )
        self.fields["passwordless"].initial = True
