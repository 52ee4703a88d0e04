"""SAML 2.0: allauth's, which keeps nothing of what the provider told, and has a page for every answer it refuses."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.saml import views
from allauth.socialaccount.providers.saml.provider import SAMLProvider
from allauth.socialaccount.providers.saml.utils import get_app_or_404
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError
from requests import RequestException

from framsteg.login.claims import keep_claims

PASSING = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"

View = Callable[..., HttpResponseBase]


class SparingProvider(SAMLProvider):
    """Keeps who it is, and uses the rest once."""

    def extract_uid(self, data: Any) -> str:
        if not self._extract(data).get("uid") and data.get_nameid_format() == PASSING:
            raise ProviderException("the provider gives people a new name each time; map an attribute to uid")
        return str(super().extract_uid(data) or "")

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        return {}

    def sociallogin_from_response(self, request: HttpRequest, response: Any) -> SocialLogin:
        login: SocialLogin = super().sociallogin_from_response(request, response)
        keep_claims(login, response.get_attributes())
        return login


def _refusing(view: View) -> View:
    """An answer that was not asked for, or was given before, or cannot be read, gets a page and nothing else."""

    @wraps(view)
    def answered(request: HttpRequest, organization_slug: str) -> HttpResponseBase:
        provider = get_app_or_404(request, organization_slug).get_provider(request)
        try:
            return view(request, organization_slug=organization_slug)
        except (
            PermissionDenied,
            ProviderException,
            OneLogin_Saml2_Error,
            OneLogin_Saml2_ValidationError,
            RequestException,
            OSError,
            ValueError,
        ) as error:
            refused: HttpResponseBase = render_authentication_error(request, provider, exception=error)
            return refused

    return answered


sign_in = _refusing(views.login)
answer = views.acs
finish = _refusing(views.finish_acs)
metadata = views.metadata
