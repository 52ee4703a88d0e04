"""OpenID Connect, stricter than allauth's: every ID token's signature is checked, and it must answer our question.

allauth leaves the signature to TLS where the token comes straight from the provider. Here it is checked all the same,
with the provider's published keys; a token must hold the nonce that was sent with the question, so that one that was
stolen elsewhere is of no use; and what the provider tells beside the token must be about the same person.
"""

import secrets
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from requests import RequestException

from framsteg.login.claims import keep_claims

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
CLOCKS_DIFFER = 60
"""Seconds by which the provider's clock may be off."""


class NotForUs(OAuth2Error):
    """The provider's answer cannot be trusted. It is refused whole; the log says why."""


class StrictAdapter(OpenIDConnectOAuth2Adapter):
    """Fetches and checks what the provider says."""

    @property
    def openid_config(self) -> dict[str, Any]:
        try:
            config: dict[str, Any] = super().openid_config
        except (RequestException, ValueError) as error:
            raise NotForUs("the provider cannot be asked how it is reached") from error
        return config

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        said = self._id_token(app, kwargs["response"].get("id_token") or "")
        data = {"id_token": said}
        if app.settings.get("fetch_userinfo"):
            data["userinfo"] = self._beside(token.token, said)
        return self.get_provider().sociallogin_from_response(request, data)

    def _id_token(self, app: SocialApp, token: str) -> dict[str, Any]:
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                self._key(token),
                algorithms=ALGORITHMS,
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=CLOCKS_DIFFER,
                options={"require": ["iss", "aud", "exp", "iat", "sub"]},
            )
        except (jwt.PyJWTError, KeyError, TypeError, ValueError, RequestException) as error:
            raise NotForUs(f"the ID token does not hold: {error}") from error
        if claims.get("azp", app.client_id) != app.client_id:
            raise NotForUs("the ID token was made for another program")
        return claims

    def _key(self, token: str) -> jwt.PyJWK:
        """The key by which the token says that it is signed; the only one, where it does not say."""
        with get_adapter().get_requests_session() as session:
            response = session.get(self.openid_config["jwks_uri"])
            response.raise_for_status()
        keys = jwt.PyJWKSet.from_dict(response.json()).keys
        wanted = jwt.get_unverified_header(token).get("kid")
        fitting = [key for key in keys if wanted is None or key.key_id == wanted]
        if len(fitting) != 1:
            raise NotForUs("the ID token is signed by a key that the provider does not publish")
        return fitting[0]

    def _beside(self, access_token: str, said: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = self._fetch_user_info(access_token)
        if told.get("sub") != said["sub"]:
            raise NotForUs("what stands beside the ID token is about somebody else")
        return {**said, **told}


class StrictProvider(OpenIDConnectProvider):
    """Sends a nonce along, and keeps nothing of what the provider told but who it is."""

    oauth2_adapter_class = StrictAdapter

    def redirect(self, request: HttpRequest, process: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        nonce = secrets.token_urlsafe(24)
        kwargs["auth_params"] = {**self.get_auth_params(), "nonce": nonce}
        kwargs["scope"] = self.get_scope()
        try:
            answer: HttpResponseBase = super().redirect(request, process, *args, nonce=nonce, **kwargs)
        except (OAuth2Error, RequestException) as error:
            refused: HttpResponseBase = render_authentication_error(request, self, exception=error)
            return refused
        return answer

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> SocialLogin:
        login: SocialLogin = super().sociallogin_from_response(request, response)
        keep_claims(login, response.get("userinfo") or response["id_token"])
        return login

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        return {}


def sign_in(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Lead to the provider."""
    return _answer(OAuth2LoginView, request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the provider, with a code that is exchanged for what it knows."""
    return _answer(OAuth2CallbackView, request, provider_id)


def _answer(view: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    adapter = StrictAdapter(request, provider_id)
    try:
        adapter.get_provider()
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    try:
        answer: HttpResponseBase = view.adapter_view(adapter)(request)
    except (OAuth2Error, RequestException, ValueError) as error:
        refused: HttpResponseBase = render_authentication_error(
            request, adapter.get_provider(), exception=error
        )
        return refused
    return answer
