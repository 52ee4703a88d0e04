"""Every kind of thing that is public, in the order that people read of them."""

from collections.abc import Mapping

from framsteg.open_data.resource import Resource

from . import evaluations, figures, following, money, organisation, programmes, rounds, told

RESOURCES: tuple[Resource, ...] = (
    *organisation.ALL,
    *programmes.ALL,
    *following.ALL,
    *money.ALL,
    *rounds.ALL,
    *figures.ALL,
    *evaluations.ALL,
    *told.ALL,
)
BY_NAME: Mapping[str, Resource] = {each.name: each for each in RESOURCES}
