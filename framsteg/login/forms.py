"""The forms of the login that differ from allauth's."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from allauth.account.forms import ReauthenticateForm as AskPasswordForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import User


class PlainMixin:
    """Without grey words in the fields: the label says what belongs there."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignInForm(PlainMixin, LoginForm):
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Stay signed in on this device")


class ForgottenPasswordForm(PlainMixin, ResetPasswordForm):
    """Only for those who have a password here.

    Whoever signs in at an identity provider must not get around it, above all not after having been shut out there.
    """

    users: list[User]

    def clean_email(self) -> str:
        email: str = super().clean_email()
        self.users = [user for user in self.users if user.has_usable_password()]
        return email


class NewKeyForm(PlainMixin, AddWebAuthnForm):
    """A key that opens without a password, unless somebody wants it otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call the key")
        self.fields["passwordless"].label = _("Let it open without a password")
        self.fields["passwordless"].help_text = _(
            "The device then asks for your finger, your face or its code. Not every security key can."
        )
        self.fields["passwordless"].initial = True


class NewAppForm(PlainMixin, ActivateTOTPForm):
    """The first code of an app for one-time codes."""


class CodeForm(PlainMixin, AuthenticateForm):
    """The second step of a sign-in."""


class CodeAgainForm(PlainMixin, ReauthenticateForm):
    """The second step once more, before what is worth much."""


class PasswordAgainForm(PlainMixin, AskPasswordForm):
    """The password once more."""


class NewPasswordForm(PlainMixin, ChangePasswordForm):
    """Another password in the place of the old one."""


class NewPasswordByLetterForm(PlainMixin, ResetPasswordKeyForm):
    """Another password in the place of a forgotten one."""
