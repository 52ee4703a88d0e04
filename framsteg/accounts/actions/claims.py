"""Rights that follow from the groups of an identity provider: given and taken back at each sign-in."""

from datetime import datetime

from django.db import transaction

from framsteg.accounts.models import Access, AccessGrant, User
from framsteg.accounts.queries.group_mappings import Claimed, mapped
from framsteg.audit.actors import Actor

from .access import grant, revoke


@transaction.atomic
def follow(user: User, claimed: Claimed, *, by: Actor, at: datetime) -> None:
    """Make what the provider has given the user exactly what its groups call for. What was given by hand stays."""
    wanted = mapped(claimed)
    called_for = {(each.municipality_id, each.access) for each in wanted}
    earlier = AccessGrant.objects.filter(user=user, given_by=claimed.provider)
    for given in earlier.select_related("municipality", "user"):
        if (given.municipality_id, given.access) not in called_for:
            revoke(given, by=by, at=at)
    for each in wanted:
        grant(user, each.municipality, Access(each.access), by=by, at=at, given_by=claimed.provider)
