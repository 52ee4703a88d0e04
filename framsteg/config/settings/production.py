"""A municipality's own installation. Every value comes from the environment; a wrong or missing one stops the start."""

import os

from . import environment

TOLD = environment.read(os.environ)

from .base import *  # noqa: E402,F403  only when what it reads has been checked
from .base import CACHES, CONTENT_DIRECTIVES, CONTENT_SECURITY_POLICY, DATABASES  # noqa: E402
from .jobs import jobs  # noqa: E402
from .parts import logging_of, replica_of, shared_pages  # noqa: E402

SECRET_KEY = TOLD.secret_key
ALLOWED_HOSTS = list(TOLD.hosts)
CSRF_TRUSTED_ORIGINS = [f"https://{'*' if host.startswith('.') else ''}{host}" for host in TOLD.hosts]
FRAMSTEG_BASE_URL = WAGTAILADMIN_BASE_URL = TOLD.base_url
MAIL_SERVER = TOLD.mail_server
DEFAULT_FROM_EMAIL = TOLD.mail_from

if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # While the database is away nobody waits for it for long: the threads are there again when it is.
    DATABASES["default"]["OPTIONS"]["pool"] |= {"max_size": TOLD.database_pool, "timeout": 5}
    # A connection that broke while it was waiting in the pool is made anew, not handed out.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if TOLD.replica:
    DATABASES["replica"] = replica_of(TOLD.replica, TOLD.database_pool)
    DATABASE_ROUTERS = ["framsteg.config.replica.ReplicaRouter"]
if TOLD.cache:
    CACHES["pages"] = shared_pages(TOLD.cache)

FRAMSTEG_PROXIES = TOLD.proxies
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
# The editor shows drafts in a frame on its own pages, so that framing is refused to others only.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
FRAMSTEG_DEMO = False

FRAMSTEG_WORKERS, FRAMSTEG_THREADS = TOLD.workers, TOLD.threads
FRAMSTEG_METRICS_TOKEN, FRAMSTEG_METRICS_FROM = TOLD.metrics_token, TOLD.metrics_from
FRAMSTEG_JOBS = jobs(bounces=TOLD.bounces, backups=TOLD.backups, backups_kept=TOLD.backups_kept)
LOGGING = logging_of(TOLD.log, TOLD.log_level)
