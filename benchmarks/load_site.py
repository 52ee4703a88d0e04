"""The site as it is served, with two things more to measure it by: a ready page, and a count of pages made."""

import os
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COUNTED = "FRAMSTEG_LOAD_RENDERS"
"""The file in which each page that was made, not given out again, is told on a line."""


class Counted:
    """Stands innermost: what comes here is not kept, and is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.told = os.open(os.environ[COUNTED], os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        os.write(self.told, f"{request.get_full_path()}\n".encode())
        return self.get_response(request)


def made() -> Any:
    import django

    from benchmarks.pages import with_ready_page

    django.setup()

    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Counted"]
    return with_ready_page()


if COUNTED in os.environ:
    application = made()
