"""Under which terms the data may be used."""

from dataclasses import dataclass

from django.conf import settings

from framsteg.accounts.models import Municipality
from framsteg.indicators.queries.catalogue import public_to

from .resource import Resource
from .resources.figures import INDICATORS, OBSERVATIONS


@dataclass(frozen=True)
class Licence:
    """`url` is empty where each row names its own."""

    name: str
    url: str


OF_EACH_SOURCE = Licence("See the licence of each source: /api/v1/sources", "")


def licence_of(resource: Resource) -> Licence:
    """The municipality's own data have one licence; figures from others keep the one that their source gives them."""
    if resource in (INDICATORS, OBSERVATIONS):
        return OF_EACH_SOURCE
    return Licence(*settings.FRAMSTEG_OPEN_DATA_LICENCE)


def terms_of_sources(municipality: Municipality) -> str:
    """The address of the licence that all of its indicators' sources have in common; "" where they have not."""
    found = set(public_to(municipality).order_by().values_list("source__licence_url", flat=True))
    return str(found.pop()) if len(found) == 1 else ""
