"""The settings of production, loaded in a process of their own: encrypted, strict, and clean by Django's own check."""

import os
import subprocess
import sys

from django.conf import settings

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "framsteg.config.settings.production",
    "FRAMSTEG_SECRET_KEY": "a" * 25 + "bcdefghijklmnopqrstuvwxyz0123456789",
    "FRAMSTEG_HOSTS": "example.org",
    "FRAMSTEG_MAIL_SERVER": "smtp://localhost",
    "FRAMSTEG_MAIL_FROM": "a@example.org",
    "FRAMSTEG_BASE_URL": "https://example.org",
}
ASK = """
import django; django.setup()
from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
from django.test import RequestFactory
answer = SecurityMiddleware(lambda request: HttpResponse())
ask = RequestFactory(headers={"host": "example.org"}).get
plain = answer(ask("/robots.txt"))
print(answer(ask("/robots.txt", secure=True))["Strict-Transport-Security"], plain.status_code, plain["Location"])
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.DEBUG)
print(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"])
call_command("check", deploy=True, fail_level="WARNING")
"""


def _environment() -> dict[str, str]:
    """Without what walks in a browser need beside them."""
    return {
        name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"
    } | PRODUCTION


def test_in_production_everything_goes_encrypted_and_the_deployment_check_is_clean() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=settings.PROJECT_DIR, env=_environment(),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:3] == [
        "max-age=31536000; includeSubDomains; preload 301 https://example.org/robots.txt",
        "__Host-sessionid __Host-csrftoken True False",
        "True",
    ]
