"""Which servers may be asked. Settings can name others, for example a gateway of the municipality's own."""

from urllib.parse import urlsplit

from django.conf import settings

from framsteg.lib.http import Limits, Session

SCB = "https://statistikdatabasen.scb.se/api/v2"
SCB_1 = "https://api.scb.se/OV0104/v1/doris/sv/ssd"
KOLADA = "https://api.kolada.se/v3"


def scb() -> str:
    return str(getattr(settings, "FRAMSTEG_SCB_URL", SCB))


def scb_1() -> str:
    return str(getattr(settings, "FRAMSTEG_SCB_V1_URL", SCB_1))


def kolada() -> str:
    return str(getattr(settings, "FRAMSTEG_KOLADA_URL", KOLADA))


def session(within: float | None = None) -> Session:
    """A session that reaches the sources' hosts and no others, for at most `within` seconds."""
    hosts = {urlsplit(address).hostname or "" for address in (scb(), scb_1(), kolada())}
    limits: Limits = getattr(settings, "FRAMSTEG_HTTP_LIMITS", Limits())
    return Session(
        hosts | set(getattr(settings, "FRAMSTEG_STATISTICS_HOSTS", ())), limits=limits, within=within
    )
