"""Every value that differs between installations: what it means, how it is read, and what it is when it is not set.

All of them are read and checked before anything else is, so that a wrong one stops the start with a sentence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from . import values

PREFIX = "FRAMSTEG_"


@dataclass(frozen=True)
class Variable:
    """One variable of the environment. Without a `default` it must be set."""

    name: str
    meaning: str
    read: Callable[[str], Any]
    default: str | None = None

    @property
    def field(self) -> str:
        return self.name.removeprefix(PREFIX).lower()


@dataclass(frozen=True)
class Environment:
    """What was read, by the names of the variables without what all begin with."""

    secret_key: str
    hosts: tuple[str, ...]
    base_url: str
    data: str
    database: str
    database_pool: int
    replica: str
    cache: str
    mail_server: str
    mail_from: str
    proxies: int
    workers: int
    threads: int
    log: str
    log_level: str
    metrics_token: str
    metrics_from: tuple[str, ...]
    address_keys: tuple[str, ...]
    mfa_required_for: tuple[str, ...]
    identity_providers: str
    backups: str
    backups_kept: int
    bounces: str


def read(environment: Mapping[str, str]) -> Environment:
    """What the environment says, checked. Raises ImproperlyConfigured with a sentence for each thing that is wrong."""
    read_so_far: dict[str, Any] = {}
    problems: list[str] = []
    for each in VARIABLES:
        told = environment.get(each.name, "").strip() or each.default
        if told is None:
            problems.append(f"{each.name} is not set: {each.meaning}.")
            continue
        try:
            read_so_far[each.field] = each.read(told)
        except values.Wrong as error:
            problems.append(f"{each.name} {error}. It is {each.meaning}.")
    problems += _together(read_so_far)
    if problems:
        raise ImproperlyConfigured("\n".join(problems))
    base_url = read_so_far["base_url"] or f"https://{read_so_far['hosts'][0].lstrip('.')}"
    return Environment(**read_so_far | {"base_url": base_url})


def _together(read_so_far: Mapping[str, Any]) -> list[str]:
    """What is wrong with values beside each other."""
    problems = []
    if read_so_far.get("replica") and not str(read_so_far.get("database", "")).startswith(values.POSTGRESQL):
        problems.append("FRAMSTEG_REPLICA is set, but FRAMSTEG_DATABASE is not a PostgreSQL database.")
    host = urlsplit(read_so_far.get("base_url") or "").hostname
    if host and "hosts" in read_so_far and not any(_covers(each, host) for each in read_so_far["hosts"]):
        problems.append(f"FRAMSTEG_BASE_URL leads to {host}, which is not among FRAMSTEG_HOSTS.")
    return problems


def _covers(allowed: str, host: str) -> bool:
    return host == allowed or (allowed.startswith(".") and f".{host}".endswith(allowed))


VARIABLES = (
    Variable("FRAMSTEG_SECRET_KEY", "a long random text that only this installation knows", values.key),
    Variable("FRAMSTEG_HOSTS", "the host names of the site, separated by commas", values.hosts),
    Variable(
        "FRAMSTEG_BASE_URL",
        "where letters lead; without it https:// and the first of the hosts",
        values.https,
        "",
    ),
    Variable(
        "FRAMSTEG_DATA", "the folder for uploads, static files and a SQLite database", values.folder, ""
    ),
    Variable(
        "FRAMSTEG_DATABASE",
        "the database, as postgresql://user:password@host/name; without it a SQLite file in the data folder",
        values.database,
        "",
    ),
    Variable(
        "FRAMSTEG_DATABASE_POOL",
        "how many connections to PostgreSQL each process keeps at most",
        values.number(1, 100),
        "8",
    ),
    Variable(
        "FRAMSTEG_REPLICA",
        "a streaming replica that public pages may be read from, as postgresql://user:password@host/name",
        values.replica,
        "",
    ),
    Variable(
        "FRAMSTEG_CACHE",
        "the cache that several web machines share, as redis://host:6379/0; without it each process has its own",
        values.cache,
        "",
    ),
    Variable(
        "FRAMSTEG_MAIL_SERVER",
        "the mail server, as smtp://user:password@host:587?tls=starttls",
        values.mail_server,
    ),
    Variable("FRAMSTEG_MAIL_FROM", "the address that letters come from", values.mail_address),
    Variable("FRAMSTEG_PROXIES", "how many proxies stand before the site", values.number(0, 9), "1"),
    Variable("FRAMSTEG_WORKERS", "how many processes of the web server answer", values.number(1, 64), "2"),
    Variable("FRAMSTEG_THREADS", "how many threads each of them has", values.number(1, 64), "4"),
    Variable(
        "FRAMSTEG_LOG",
        "how the log is written: json, a JSON object a line, or plain",
        values.one_of("json", "plain"),
        "json",
    ),
    Variable(
        "FRAMSTEG_LOG_LEVEL",
        "how much is logged: DEBUG, INFO, WARNING or ERROR",
        values.one_of("DEBUG", "INFO", "WARNING", "ERROR"),
        "INFO",
    ),
    Variable("FRAMSTEG_METRICS_TOKEN", "the bearer token that opens /metrics", values.token, ""),
    Variable(
        "FRAMSTEG_METRICS_FROM",
        "the addresses and networks that /metrics is open to, separated by commas",
        values.networks,
        "",
    ),
    Variable(
        "FRAMSTEG_ADDRESS_KEYS",
        "keys that addresses are sealed with, the present one first, with commas between; without it the secret key",
        values.keys,
        "",
    ),
    Variable(
        "FRAMSTEG_MFA_REQUIRED_FOR",
        "which kinds of access need two steps at sign-in, separated by commas, or everyone",
        values.words,
        "administrator",
    ),
    Variable(
        "FRAMSTEG_IDENTITY_PROVIDERS",
        "the file that names the municipalities' identity providers",
        values.file,
        "",
    ),
    Variable("FRAMSTEG_BACKUPS", "the folder that nightly backups are written to", values.folder, ""),
    Variable("FRAMSTEG_BACKUPS_KEPT", "how many nightly backups are kept", values.number(1, 9999), "14"),
    Variable(
        "FRAMSTEG_BOUNCES",
        "the Maildir in which letters that came back arrive, if it is here",
        values.folder,
        "",
    ),
)
