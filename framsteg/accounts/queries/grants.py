"""Which access a user has, and where."""

from typing import Any

from framsteg.accounts.models import AccessGrant, Municipality

_KEPT = "_framsteg_grants"
_PLACES = "_framsteg_municipalities"

Grants = frozenset[tuple[int, str]]


def grants_of(user: Any) -> Grants:
    """The user's access as (municipality id, access), read once per user object: once per request."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    kept: Grants | None = user.__dict__.get(_KEPT)
    if kept is None:
        kept = frozenset(AccessGrant.objects.filter(user_id=user.pk).values_list("municipality_id", "access"))
        user.__dict__[_KEPT] = kept
    return kept


def municipalities_here(user: Any) -> frozenset[int]:
    """Every municipality of the installation, read once per user object: once per request."""
    kept: frozenset[int] | None = user.__dict__.get(_PLACES)
    if kept is None:
        kept = frozenset(Municipality.objects.values_list("pk", flat=True))
        user.__dict__[_PLACES] = kept
    return kept


def forget(user: Any) -> None:
    """Read the user's access anew the next time."""
    user.__dict__.pop(_KEPT, None)
    user.__dict__.pop(_PLACES, None)
