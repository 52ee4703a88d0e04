"""What a provider says of somebody who signs in, and what follows from it: an account, rights, or a refusal."""

from collections.abc import Mapping
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone
from django.utils.module_loading import import_string

from framsteg.accounts import actions
from framsteg.accounts.models import AccessGrant, Municipality, User
from framsteg.accounts.queries.group_mappings import Claimed, mapped
from framsteg.audit.actors import SystemActor
from framsteg.login.providers import IdentityProvider

_KEPT = "framsteg_claims"


class WithoutGroups(Exception):
    """The provider left the groups out: there are too many for its token. Nothing can be said about rights."""


def keep_claims(login: SocialLogin, claims: Mapping[str, Any]) -> None:
    """Carry what the provider said along until the sign-in is settled. It is not stored."""
    setattr(login, _KEPT, claims)


def provider_of(login: SocialLogin) -> IdentityProvider:
    known: IdentityProvider = settings.FRAMSTEG_IDENTITY_PROVIDERS[login.account.provider]
    return known


def claimed_by(login: SocialLogin) -> Claimed:
    """The groups, and where they may give rights. Raises WithoutGroups."""
    provider, said = provider_of(login), getattr(login, _KEPT)
    elsewhere = said.get("_claim_names")
    if isinstance(elsewhere, Mapping) and provider.groups in elsewhere:
        raise WithoutGroups
    groups = said.get(provider.groups) or ()
    told = [groups] if isinstance(groups, str) else groups
    return Claimed(provider.key, frozenset(str(each) for each in told), provider.municipalities)


def arrive(request: HttpRequest, login: SocialLogin) -> None:
    """Settle whether whoever comes from a provider is let in, before anything of it is stored."""
    login.state["process"] = "login"  # accounts are joined by what is known of them, not at anybody's wish
    if login.state.get("nonce") != _nonce(login):
        raise refused(request, login, "answer")
    try:
        claimed = claimed_by(login)
    except WithoutGroups:
        raise refused(request, login, "groups") from None
    user = login.user if login.is_existing else _known(login)
    if user is None:
        _may_become_a_user(request, login, claimed)
        return
    if not login.is_existing:
        login.connect(request, user)
    follow(user, claimed)
    if not AccessGrant.objects.filter(user=user).exists():
        raise refused(request, login, "access")


@transaction.atomic
def follow(user: User, claimed: Claimed) -> None:
    """Give and take back the rights that the provider's groups call for."""
    actions.claims.follow(user, claimed, by=_actor(claimed), at=timezone.now())
    import_string(settings.FRAMSTEG_RIGHTS_CHANGED)(user)


def record_new_user(login: SocialLogin) -> None:
    """Tell that the provider's word made a user, and give the rights that follow."""
    claimed = claimed_by(login)
    actions.access.record_user(login.user, by=_actor(claimed), at=timezone.now())
    follow(login.user, claimed)


def refused(request: HttpRequest, login: SocialLogin, reason: str) -> ImmediateHttpResponse:
    """The page that says why nobody is let in."""
    context = {"reason": reason, "provider": provider_of(login).name}
    return ImmediateHttpResponse(render(request, "socialaccount/refused.html", context, status=403))


def _may_become_a_user(request: HttpRequest, login: SocialLogin, claimed: Claimed) -> None:
    if not mapped(claimed):
        raise refused(request, login, "access")
    if login.user.email and User.objects.filter(email__iexact=login.user.email).exists():
        raise refused(request, login, "taken")


def _known(login: SocialLogin) -> User | None:
    """The user here with an address that the provider has verified, where it can only be that one.

    A provider speaks for its own municipalities: whoever has rights in others, or runs the installation, must not be
    taken over by what it says.
    """
    provider = provider_of(login)
    verified = [each.email for each in login.email_addresses if each.verified or provider.email_is_verified]
    if not verified:
        return None
    found = list(User.objects.filter(email__iexact=verified[0], is_active=True)[:2])
    if len(found) != 1 or found[0].is_superuser:
        return None
    where = set(Municipality.objects.filter(grants__user=found[0]).values_list("code", flat=True))
    return found[0] if where and where <= provider.municipalities else None


def _nonce(login: SocialLogin) -> Any:
    """What the provider repeats of our question; SAML has its own way, which allauth checks."""
    return getattr(login, _KEPT).get("nonce") if provider_of(login).kind == "oidc" else None


def _actor(claimed: Claimed) -> SystemActor:
    return SystemActor(settings.FRAMSTEG_IDENTITY_PROVIDERS[claimed.provider].name)
