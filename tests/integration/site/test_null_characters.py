"""An address with a null character leads nowhere, on every database and whatever part of the site it is under."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

ADDRESSES = (
    "/sv/%00/",
    "/%00",
    "/admin/subproject/?q=a%00b",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_null_character_is_not_found(address: str, client: Client) -> None:
    assert client.get(address).status_code == 404


def test_a_null_character_in_a_form_is_told_and_not_stored(client: Client) -> None:
    answer = client.post("/konto/logga-in/", {"login": "a\0b", "password": "c"})
    assert (answer.status_code, "ett tecken som inte går att spara" in answer.content.decode()) == (200, True)
