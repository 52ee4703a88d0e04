import pytest
from django.test import Client

from tests.factories.editor import Place, client_of, place


@pytest.fixture
def here(db: None) -> Place:
    return place("Provköping", "9101")


@pytest.fixture
def communicator(here: Place) -> Client:
    return client_of(here.users["communicator"])


@pytest.fixture
def lead(here: Place) -> Client:
    return client_of(here.users["programme_lead"])
