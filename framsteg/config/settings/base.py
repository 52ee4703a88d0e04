"""What every installation shares. Each value that differs between installations is read from the environment."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from .jobs import jobs
from .login import *  # noqa: F403

PACKAGE_DIR = Path(__file__).resolve().parents[2]
PROJECT_DIR = PACKAGE_DIR.parent
DATA_DIR = Path(os.environ.get("FRAMSTEG_DATA") or PROJECT_DIR / "var")

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "framsteg.config.urls"
WSGI_APPLICATION = "framsteg.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "framsteg.config",
    "framsteg.operations",
    "framsteg.cms",
    "framsteg.login",
    "framsteg.web",
    "framsteg.open_data",
    "framsteg.reports",
    "framsteg.analysis",
    "framsteg.participation",
    "framsteg.importers",
    "framsteg.programme",
    "framsteg.indicators",
    "framsteg.accounts",
    "framsteg.audit",
    "framsteg.jobs",
    "framsteg.mail",
    "wagtail.contrib.redirects",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.locales",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "allauth.usersessions",
    "modelsearch",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

# The page cache stands outside everything that knows the visitor: a public page is the same for everyone.
MIDDLEWARE = [
    "framsteg.config.health.HealthMiddleware",
    "framsteg.config.metrics.MetricsMiddleware",
    "framsteg.config.requests.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "framsteg.config.cross_origin.CrossOriginMiddleware",
    "framsteg.config.limits.LimitsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "framsteg.web.null_characters.NullCharactersMiddleware",
    "framsteg.web.page_cache.PublicPageCacheMiddleware",
    "framsteg.config.replica.ReplicaMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "framsteg.cms.middleware.PublicLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "framsteg.login.middleware.LoginPagesMiddleware",
    "framsteg.login.middleware.SecondFactorMiddleware",
    "framsteg.login.middleware.LastSeenMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "framsteg.cms.middleware.EditorPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "framsteg.web.context.chrome",
            ],
        },
    },
]

# SQLite waits for a lock and takes it at the start of a transaction: writers queue up instead of failing.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;"
    ),
}


def database() -> dict[str, Any]:
    """The database named by FRAMSTEG_DATABASE, or a SQLite file in the data folder."""
    address = os.environ.get("FRAMSTEG_DATABASE") or f"sqlite:///{DATA_DIR}/framsteg.sqlite3"
    settings: dict[str, Any] = dict(dj_database_url.parse(address))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = SQLITE_OPTIONS
        settings["CONN_MAX_AGE"] = None
    else:
        settings["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}}
    return settings


DATABASES = {"default": database()}

CACHES = {
    # What limits count is kept in the database, where every process and every node sees it; the rest in memory.
    "default": {"BACKEND": "framsteg.config.caches.LimitsSharedCache", "LOCATION": "default"},
    "shared": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
    # Whole public pages. The keys hold the generation of the public data, so that nothing in it is ever stale.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [
    PACKAGE_DIR / "locale",
    PACKAGE_DIR / "locale_wagtail",  # texts of Wagtail's editor that Wagtail has in English only
]
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [PACKAGE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "framsteg.web.views.site.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

EDITOR_PATH = "/admin/"
# Addresses that stand outside of the languages: nobody is led from them to one with a language.
LOGIN_PATH = "/konto/"
PATHS_WITHOUT_LANGUAGE = (EDITOR_PATH, LOGIN_PATH, "/api/", "/datasets/")
# Public pages: nothing inline, nothing from outside. The editor's own policy is set in framsteg.cms.middleware.
CONTENT_DIRECTIVES: dict[str, object] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
}
CONTENT_SECURITY_POLICY: dict[str, object] = {
    "EXCLUDE_URL_PREFIXES": [EDITOR_PATH],
    "DIRECTIVES": CONTENT_DIRECTIVES,
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "camera",
        "geolocation",
        "microphone",
        "payment",
        "usb",
        "display-capture",
        "browsing-topics",
        "accelerometer",
        "gyroscope",
        "magnetometer",
        "midi",
        "serial",
        "hid",
        "bluetooth",
    )
}

# What addresses of people are sealed with in the database (lib/sealing.py): the present key first, then those before
# it, separated by commas. Without any it is the secret key; a key of its own can be changed without ending links.
FRAMSTEG_ADDRESS_KEYS = [
    key.strip() for key in os.environ.get("FRAMSTEG_ADDRESS_KEYS", "").split(",") if key.strip()
]

# Where the site is reached from outside: letters lead there.
FRAMSTEG_BASE_URL = os.environ.get("FRAMSTEG_BASE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
# How many proxies stand before the site: as many steps from the end of X-Forwarded-For is the visitor's address.
FRAMSTEG_PROXIES = int(os.environ.get("FRAMSTEG_PROXIES") or "0")
# The pages that letters lead to, by name: those who write letters know no pages.
FRAMSTEG_REPORTING_PAGES = {
    "work": "web:my_work",
    "partner": "web:partner_work",
    "stop": "web:stop_reminders",
    "contribution": "web:contribution",
    "giver": "web:giver",
    "signed_up": "web:signed_up",
    "personal_data": "web:personal_data",
    "confirm_following": "web:confirm_following",
    "my_following": "web:my_following",
    "stop_following": "web:stop_following",
    "questions": "web:questions",
}
FRAMSTEG_SIGN_OUT = "wagtailadmin_logout"

# smtp://user:password@host:587?tls=starttls, or smtps://…; percent signs in the password are written %25.
MAIL_SERVER = os.environ.get("FRAMSTEG_MAIL_SERVER", "")
DEFAULT_FROM_EMAIL = os.environ.get("FRAMSTEG_MAIL_FROM", "framsteg@localhost")
EMAIL_TIMEOUT = 30
if MAIL_SERVER:
    _mail = urlsplit(MAIL_SERVER)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.scheme == "smtps", "tls=starttls" in _mail.query

WAGTAIL_SITE_NAME = "Framsteg"
WAGTAILADMIN_BASE_URL = FRAMSTEG_BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# One country, one clock: without a choice the account page has no list of zones, some of which browsers do not know.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILDOCS_DOCUMENT_FORM_BASE = "framsteg.cms.editor.forms.documents.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "pptx", "xlsx", "odt", "ods", "odp", "csv", "txt"]
# Every version of a picture is made anew as WebP: what a camera writes in a file, such as where it was, is left behind.
WAGTAILIMAGES_FORMAT_CONVERSIONS = dict.fromkeys(("jpeg", "png", "avif", "gif", "webp"), "webp")
WAGTAILIMAGES_IMAGE_FORM_BASE = "framsteg.cms.editor.forms.images.ImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 120_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "modelsearch.backends.database",
        "SEARCH_CONFIG": "swedish",
    }
}
MODELSEARCH_BACKENDS = WAGTAILSEARCH_BACKENDS

# What the public site shows around its pages (navigation, news) comes from here: the site itself knows no CMS.
FRAMSTEG_SITE_CONTENT = "framsteg.cms.site_content.WagtailSiteContent"
# The news as open data come from there too.
FRAMSTEG_OPEN_NEWS = "framsteg.cms.open_news.public_news"
# The licence of the municipality's own open data: its name and its address.
FRAMSTEG_OPEN_DATA_LICENCE = ("CC0 1.0", "http://creativecommons.org/publicdomain/zero/1.0/")
# Whether subscribers may be on this machine or network, and unencrypted: only for trying things out.
FRAMSTEG_WEBHOOKS_TO_PRIVATE = False

# How the web server runs, and what is open to a watchman: framsteg.config.settings.environment says what each means.
FRAMSTEG_WORKERS, FRAMSTEG_THREADS = 2, 4
FRAMSTEG_METRICS_TOKEN = ""
FRAMSTEG_METRICS_FROM: tuple[str, ...] = ()
FRAMSTEG_JOBS = jobs()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        # The search index tells of every object it takes in; only what goes wrong is worth a line.
        "django_tasks": {"level": "WARNING"},
        # What happens to pages is told in the audit trail.
        "wagtail": {"level": "WARNING"},
        # The PDF library greets when it is loaded.
        "pikepdf": {"level": "WARNING"},
    },
}
