"""From which network a request comes: enough to stop a flood, and not more than that."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """The visitor's address; of an IPv6 one only the half that a whole network shares."""
    try:
        address = ipaddress.ip_address(address_of(request))
    except ValueError:
        return "unknown"
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def address_of(request: HttpRequest) -> str:
    """As far from the end of X-Forwarded-For as there are proxies of our own: what is before that, anyone can write."""
    proxies = settings.FRAMSTEG_PROXIES
    told = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if each.strip()]
    if proxies and len(told) >= proxies:
        return str(told[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))
