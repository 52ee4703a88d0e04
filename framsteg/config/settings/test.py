"""Tests: cheap passwords, plain static files, everything else as in operation."""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, STORAGES

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = {**CACHES, "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in operation: a database in memory locks in another way.
    DATABASES["default"]["TEST"] = {
        "NAME": Path(tempfile.gettempdir()) / f"framsteg-test-{os.getpid()}.sqlite3"
    }
else:
    DATABASES["default"]["OPTIONS"] = {}  # threads of tests end without giving connections back to a pool
WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = Path(tempfile.gettempdir()) / "framsteg-test-media"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
FRAMSTEG_DEMO = False
# Tests sign in by one step, but for those of the second (tests/integration/login).
FRAMSTEG_MFA_REQUIRED_FOR = []
