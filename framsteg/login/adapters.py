"""Where allauth asks the house: who is counted by which address, how letters go out, what may be taken away."""

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import User
from framsteg.lib.plain_language import language_of
from framsteg.login import claims, second_factor, trail
from framsteg.mail.actions import outbox
from framsteg.mail.letters import Letter
from framsteg.web.networks import address_of
from framsteg.web.site import current_language

ANYWHERE = "login_failed_anywhere"


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; wrong passwords are counted so that an attacker shuts out himself and nobody else."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The user name or the password is not right."),
        "incorrect_password": _("The password is not right."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Too many tries get a page of their own, which does not tell whether this one would have been right."""
        anywhere = _consumed(request, credentials, dry_run=True)
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            anywhere = None
        if not anywhere:
            raise ImmediateHttpResponse(ratelimit.respond_429(request))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        _consumed(request, credentials, dry_run=False)
        trail.record_failure(str(credentials.get("username", "")))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """By name and address: who guesses from elsewhere does not shut out whose name it is."""
        return f"{_name(credentials)} from {ratelimit.get_ip(request)}"

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Where letters lead is said by the settings, never by the address that somebody asked at."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.FRAMSTEG_BASE_URL.rstrip("/") + path.replace("UID-KEY", key)

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through the outbox, as every letter. What opens something is dropped as soon as it is sent."""
        message = self.render_mail(template_prefix, email, context)
        letter = Letter(
            key=f"login/{uuid.uuid4()}",
            to=email,
            subject=message.subject,
            text=message.body,
            language=language_of(current_language()),
            is_secret=True,
        )
        outbox.queue(letter, at=timezone.now())


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Who comes from an identity provider: see framsteg.login.claims."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        claims.arrive(request, sociallogin)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Who has no group with access has been refused before."""
        return True

    @transaction.atomic
    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        user: User = super().save_user(request, sociallogin, form)
        claims.record_new_user(sociallogin)
        return user

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        reason = exception or (extra_context or {}).get("saml_last_error_reason") or error
        trail.log_refused_answer(provider.sub_id, str(reason))


class SecondFactorAdapter(DefaultMFAAdapter):
    def get_totp_label(self, user: Any) -> str:
        """What an app on the phone shows: the name that one signs in with."""
        return str(user.username)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Key %(number)d") % {"number": number}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor of somebody who must have one is exchanged, not taken away."""
        if authenticator.type not in second_factor.STRONG:
            return True
        others = Authenticator.objects.filter(user=authenticator.user, type__in=second_factor.STRONG)
        if others.exclude(pk=authenticator.pk).exists():
            return True
        return not second_factor.is_required_of(authenticator.user)


def _name(credentials: dict[str, Any]) -> str:
    return str(credentials.get("username", "")).lower()


def _consumed(request: HttpRequest, credentials: dict[str, Any], *, dry_run: bool) -> Any:
    """Whether there is room for one more failure for this name, from wherever; None where there is not."""
    return ratelimit.consume(
        request, app="allauth.account", action=ANYWHERE, key=_name(credentials), dry_run=dry_run
    )
