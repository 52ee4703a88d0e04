"""Who must have a second factor, and whether somebody who is signed in still lacks it."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from framsteg.accounts.models import Access, User
from framsteg.accounts.queries.grants import grants_of

EVERYONE = "everyone"
STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts. Recovery codes are for the day when these are lost."""


def is_required_of(user: User) -> bool:
    required = set(settings.FRAMSTEG_MFA_REQUIRED_FOR)
    if not required:
        return False
    held = {role for _where, role in grants_of(user)}
    if user.is_superuser:
        held.add(Access.ADMINISTRATOR)
    return EVERYONE in required or bool(held & required)


def lacks(request: HttpRequest) -> bool:
    """Whether whoever is signed in must set up a second factor before going on."""
    user = request.user
    if not isinstance(user, User) or not is_required_of(user):
        return False
    if Authenticator.objects.filter(user=user, type__in=STRONG).exists():
        return False
    return not came_from_a_strong_provider(request, user)


def came_from_a_strong_provider(request: HttpRequest, user: User) -> bool:
    """Whether this session began at an identity provider that asks everyone for a second factor itself."""
    providers = settings.FRAMSTEG_IDENTITY_PROVIDERS
    began = {each.get("provider") for each in get_authentication_records(request, user)}
    return any(key in began and known.second_factor for key, known in providers.items())
