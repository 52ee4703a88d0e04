from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from .post_office import PostOffice, open_office


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    """The installation's mail server."""
    office = PostOffice()
    with open_office(office) as address:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", urlsplit(address).port
        settings.MAIL_SERVER = address
        settings.DEFAULT_FROM_EMAIL = "framsteg@provkoping.example"
        yield office
