"""Parts of the settings that depend on what the environment says."""

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import dj_database_url
from structlog.contextvars import merge_contextvars
from structlog.processors import JSONRenderer, TimeStamper, format_exc_info
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name

from framsteg.config.scrubbing import without_people

SHORT_WAIT = 2
"""Seconds after which a replica or a shared cache that does not answer is done without."""
_TOLD_BESIDES = ("job", "seconds", "kind", "status", "method", "view")
_QUIET = {
    # Requests that go wrong are told by framsteg.config.requests too; here come their tracebacks.
    "django.request": {"level": "ERROR"},
    "django_tasks": {"level": "WARNING"},
    "wagtail": {"level": "WARNING"},
    "pikepdf": {"level": "WARNING"},
}


def logging_of(form: str, level: str) -> dict[str, Any]:
    """How the log is written: on the standard error, a line for each event, without what says who somebody is."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"chosen": _as_json() if form == "json" else _as_text()},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "chosen"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": _QUIET,
    }


def _as_json() -> dict[str, Any]:
    return {
        "()": ProcessorFormatter,
        "foreign_pre_chain": [
            merge_contextvars,
            add_log_level,
            add_logger_name,
            ExtraAdder(allow=_TOLD_BESIDES),
            TimeStamper(fmt="iso", utc=True, key="at"),
            format_exc_info,
        ],
        "processors": [
            ProcessorFormatter.remove_processors_meta,
            without_people,
            JSONRenderer(ensure_ascii=False, sort_keys=True),
        ],
    }


def _as_text() -> dict[str, Any]:
    return {"()": "framsteg.config.scrubbing.PlainFormatter"}


def replica_of(address: str, pool: int) -> dict[str, Any]:
    """A database that is only read from, and done without where it does not answer."""
    return {
        **dj_database_url.parse(address),
        "OPTIONS": {
            "connect_timeout": SHORT_WAIT,
            "pool": {"min_size": 0, "max_size": pool, "timeout": SHORT_WAIT},
        },
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"MIRROR": "default"},
    }


def shared_pages(address: str) -> dict[str, Any]:
    """Kept pages on a server that every web machine reaches. Those of one edition of the program are not for others."""
    return {
        "BACKEND": "framsteg.config.caching.PatientRedisCache",
        "LOCATION": address,
        "KEY_PREFIX": f"framsteg:{edition()}",
        "TIMEOUT": 3600,
        "OPTIONS": {"socket_timeout": SHORT_WAIT, "socket_connect_timeout": SHORT_WAIT},
    }


@cache
def edition() -> str:
    """A mark that differs as soon as the program's own files do, and is the same on every machine that has the same."""
    package = Path(__file__).resolve().parents[2]
    digest = blake2b(digest_size=6)
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".html", ".po", ".css", ".js"):
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
