"""Under which terms the data may be used."""

from dataclasses import dataclass

from django.conf import settings

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
