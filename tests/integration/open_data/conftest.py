"""A municipality with something public of every kind, three times over."""

import pytest

from framsteg.accounts.models import Municipality
from tests.factories import open_data
from tests.factories import programme as make


@pytest.fixture
def three(db: None) -> Municipality:
    municipality: Municipality = make.MunicipalityFactory(
        name="Provköping", slug="provkoping", code="1701", organisation_number="212000-0001"
    )
    open_data.everything(municipality, times=3)
    return municipality
