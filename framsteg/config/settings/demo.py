"""The demo: everything on loopback, in one folder, with a key of its own that is made at first start."""

import os
import secrets
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATA_DIR, MAIL_SERVER, STORAGES


def key_of_this_installation(folder: Path) -> str:
    """A secret key kept in `folder`, made the first time it is asked for."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


SECRET_KEY = key_of_this_installation(DATA_DIR)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [
    f"http://{host}:{os.environ.get('PORT', '8000')}" for host in ("127.0.0.1", "localhost")
]
if not MAIL_SERVER:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
FRAMSTEG_DEMO = True
# One password is enough to try things out; the login page says so. Passkeys work at http://localhost.
FRAMSTEG_MFA_REQUIRED_FOR = [
    each for each in os.environ.get("FRAMSTEG_MFA_REQUIRED_FOR", "").split(",") if each
]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# On this computer nothing is won by compressing files, and starting is twenty times quicker without.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
