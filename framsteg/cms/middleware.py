"""What differs under the editor's path: its Content-Security-Policy, and that its addresses have no language.

Wagtail's admin needs inline scripts and styles; nothing from outside.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

EDITOR_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "form-action 'self'",
        "object-src 'none'",
        "base-uri 'self'",
    )
)


class EditorPolicyMiddleware:
    """Sets the policy under the editor's path, where the public one is left out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith(settings.EDITOR_PATH):
            response.headers.setdefault("Content-Security-Policy", EDITOR_POLICY)
        return response


class PublicLocaleMiddleware(LocaleMiddleware):
    """Leads public addresses without a language to those with one; what the editor or the open data do not have stays
    not found."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith(settings.PATHS_WITHOUT_LANGUAGE):
            return response
        return super().process_response(request, response)
