"""A municipality's own installation. Every value comes from the environment; a missing one stops the start."""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import CONTENT_DIRECTIVES, CONTENT_SECURITY_POLICY


def required(name: str, meaning: str) -> str:
    """The environment variable `name`; refuses to start without it."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment: {meaning}.")
    return value


SECRET_KEY = required("FRAMSTEG_SECRET_KEY", "a long random text that only this installation knows")
ALLOWED_HOSTS = required("FRAMSTEG_HOSTS", "the host names of the site, separated by commas").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

MAIL_SERVER = required(
    "FRAMSTEG_MAIL_SERVER", "the mail server, as smtp://user:password@host:587?tls=starttls"
)
DEFAULT_FROM_EMAIL = required("FRAMSTEG_MAIL_FROM", "the address that letters come from")

FRAMSTEG_PROXIES = int(os.environ.get("FRAMSTEG_PROXIES", "1"))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Browsers take a cookie with such a name from this host alone, over HTTPS, and give it to no other.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY,
    "DIRECTIVES": {**CONTENT_DIRECTIVES, "upgrade-insecure-requests": True},
}
# The editor shows previews in frames of its own: SAMEORIGIN, not DENY.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
FRAMSTEG_DEMO = False
