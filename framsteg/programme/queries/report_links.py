"""Finding a link by its secret, of which only a hash is stored."""

import hashlib

from framsteg.accounts.models import Municipality
from framsteg.programme.models import ReportLink

SECRET_LENGTH = 43
"""256 bits in base64."""


def link_with(secret: str, municipality: Municipality) -> ReportLink | None:
    """The link of the municipality with this secret, whether or not it is still open."""
    if len(secret) != SECRET_LENGTH:
        return None
    found = ReportLink.objects.filter(token_hash=hash_of(secret), programme__municipality=municipality)
    return found.select_related("role", "programme").first()


def hash_of(secret: str) -> str:
    """What is stored of a secret. It is long and random, so that a quick hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
