"""What the groups of an identity provider give access to."""

from collections.abc import Sequence
from dataclasses import dataclass

from framsteg.accounts.models import GroupMapping


@dataclass(frozen=True)
class Claimed:
    """What a provider said of somebody: the groups, and the municipalities (their codes) that it speaks for."""

    provider: str
    groups: frozenset[str]
    municipalities: frozenset[str]


def mapped(claimed: Claimed) -> Sequence[GroupMapping]:
    """The mappings that the groups call for, where the provider may give rights at all."""
    rows = GroupMapping.objects.filter(
        provider=claimed.provider, group__in=claimed.groups, municipality__code__in=claimed.municipalities
    )
    return tuple(rows.select_related("municipality").order_by("pk"))
