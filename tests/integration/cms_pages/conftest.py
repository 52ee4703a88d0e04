import pytest

from framsteg.accounts.models import Municipality
from tests.factories.programme import MunicipalityFactory
from tests.factories.site import PublicSite, public_site


@pytest.fixture
def municipality(db: None) -> Municipality:
    return MunicipalityFactory.create(code="1781", name="Kristinehamns kommun", slug="kristinehamn")


@pytest.fixture
def swedish_site(municipality: Municipality) -> PublicSite:
    return public_site(municipality)


@pytest.fixture
def english_site(swedish_site: PublicSite) -> PublicSite:
    return public_site(swedish_site.municipality, "en", translation_of=swedish_site)
