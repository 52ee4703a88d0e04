"""An identity provider on loopback: a real HTTP server with keys of its own, which speaks OpenID Connect and SAML 2.0.

It is written from the standards and shares no code with what it tests: tokens and answers are signed by other
libraries than those that check them. `person` is who signs in; what is put in `wrong` makes an answer bad in one way.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
import zlib
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from jwt.algorithms import RSAAlgorithm
from lxml import etree
from signxml import XMLSigner
from signxml.util import namespaces

CLIENT, SECRET = "framsteg", "a secret that both know"
ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion"
PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol"


def key_and_certificate(name: str) -> tuple[Any, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .sign(key, hashes.SHA256())
    )
    return key, made.public_bytes(serialization.Encoding.PEM).decode()


class IdentityProvider:
    """`with IdentityProvider() as provider:` serves until the end of the block."""

    def __init__(self) -> None:
        self.key, self.certificate = key_and_certificate("idp.example")
        self.other_key, self.other_certificate = key_and_certificate("somebody else")
        self.codes: dict[str, dict[str, str]] = {}
        self.reset()

    def reset(self) -> None:
        self.person: dict[str, Any] = {"sub": "person-1", "groups": []}
        self.wrong: dict[str, Any] = {}
        self.said: list[str] = []

    def __enter__(self) -> "IdentityProvider":
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"provider": self}))
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: Any) -> None:
        self.server.shutdown()
        self.server.server_close()

    # OpenID Connect

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "now", "use": "sig", "alg": "RS256"}]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to; as if the person had signed in here."""
        assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
        assert (asked["code_challenge_method"], bool(asked["nonce"])) == ("S256", True)
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str]) -> dict[str, Any] | None:
        """A code is good once, for who asked for it, and with what its challenge was made from."""
        asked = self.codes.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or challenge != asked["code_challenge"] or sent.get("client_secret") != SECRET:
            return None
        return {"access_token": "access", "token_type": "Bearer", "id_token": self.id_token(asked["nonce"])}

    def id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce}
        claims |= self.person | self.wrong.get("claims", {})
        if self.wrong.get("unsigned"):
            return jwt.encode(claims, None, algorithm="none", headers={"kid": "now"})
        key = self.other_key if self.wrong.get("key") else self.key
        return jwt.encode(claims, key, algorithm="RS256", headers={"kid": self.wrong.get("kid", "now")})

    # SAML 2.0

    def answer(self, request: str) -> tuple[str, str]:
        """Where the browser posts what the provider answers, and the answer."""
        asked = etree.fromstring(zlib.decompress(base64.b64decode(request), -15))
        where = asked.get("AssertionConsumerServiceURL")
        audience = asked.findtext(f"{{{ASSERTION}}}Issuer")
        return where, self.response(asked.get("ID"), where, audience)

    def response(self, in_response_to: str, where: str, audience: str) -> str:
        assertion = etree.fromstring(self._assertion(in_response_to, where, audience))
        if not self.wrong.get("unsigned"):
            key, certificate = (
                (self.other_key, self.other_certificate)
                if self.wrong.get("key")
                else (self.key, self.certificate)
            )
            signer = XMLSigner(c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#")
            assertion = signer.sign(assertion, key=key, cert=certificate, reference_uri=assertion.get("ID"))
        if self.wrong.get("changed_afterwards"):
            assertion.find(f".//{{{ASSERTION}}}NameID").text = "somebody-else"
        whole = etree.fromstring(self._frame(in_response_to, where))
        whole.append(assertion)
        return base64.b64encode(etree.tostring(whole)).decode()

    def _frame(self, in_response_to: str, where: str) -> str:
        return f"""<samlp:Response xmlns:samlp="{PROTOCOL}" xmlns:saml="{ASSERTION}" ID="_{secrets.token_hex(8)}"
  Version="2.0" IssueInstant="{_at(0)}" Destination="{where}" InResponseTo="{in_response_to}">
  <saml:Issuer>{self.address}</saml:Issuer>
  <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
</samlp:Response>"""

    def _assertion(self, in_response_to: str, where: str, audience: str) -> str:
        ends = _at(-120 if self.wrong.get("expired") else 300)
        audience = self.wrong.get("audience", audience)
        told = {
            "http://schemas.xmlsoap.org/claims/Group": self.person.get("groups", []),
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress": self.person.get(
                "email", []
            ),
        }
        attributes = "".join(
            f'<saml:Attribute Name="{name}">'
            + "".join(f"<saml:AttributeValue>{each}</saml:AttributeValue>" for each in _many(values))
            + "</saml:Attribute>"
            for name, values in told.items()
            if values
        )
        statement = f"<saml:AttributeStatement>{attributes}</saml:AttributeStatement>" if attributes else ""
        return f"""<saml:Assertion xmlns:saml="{ASSERTION}" ID="_{secrets.token_hex(8)}" Version="2.0"
  IssueInstant="{_at(0)}"><saml:Issuer>{self.address}</saml:Issuer>
  <ds:Signature xmlns:ds="{namespaces.ds}" Id="placeholder"></ds:Signature>
  <saml:Subject>
    <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">{self.person["sub"]}</saml:NameID>
    <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData
      NotOnOrAfter="{ends}" Recipient="{where}" InResponseTo="{in_response_to}"/></saml:SubjectConfirmation>
  </saml:Subject>
  <saml:Conditions NotBefore="{_at(-300)}" NotOnOrAfter="{ends}"><saml:AudienceRestriction>
    <saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
  <saml:AuthnStatement AuthnInstant="{_at(0)}" SessionIndex="1"><saml:AuthnContext><saml:AuthnContextClassRef
    >urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext>
  </saml:AuthnStatement>{statement}
</saml:Assertion>"""


class _Handler(BaseHTTPRequestHandler):
    provider: IdentityProvider

    def do_GET(self) -> None:
        path, _mark, query = self.path.partition("?")
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        match path:
            case "/.well-known/openid-configuration":
                self._json(self.provider.configuration())
            case "/keys":
                self._json(self.provider.keys())
            case "/authorize":
                self._redirect(self.provider.authorize(asked))
            case "/userinfo":
                self._json(self.provider.person | self.provider.wrong.get("userinfo", {}))
            case "/sso":
                where, answer = self.provider.answer(asked["SAMLRequest"])
                self._json({"where": urlsplit(where).path, "SAMLResponse": answer})
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        given = self.provider.token(sent)
        self._json(given or {"error": "invalid_grant"}, 200 if given else 400)

    def _json(self, content: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *of: Any) -> None:
        """Quiet."""


def _at(seconds: int) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _many(values: Any) -> list[str]:
    return [values] if isinstance(values, str) else list(values)
