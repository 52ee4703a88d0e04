"""The generation number of everything public; see audit.models.generation."""

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import F

from framsteg.audit.models import Generation

_READ = "SELECT number FROM audit_generation WHERE id = 1"


def current(using: str = DEFAULT_DB_ALIAS) -> int:
    """The present number where it is written, or in the copy named by `using`, by the cheapest query there is."""
    with connections[using].cursor() as cursor:
        cursor.execute(_READ)
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def bump() -> None:
    """Make every cached public page outdated, from the moment the running transaction is committed."""
    if not Generation.objects.filter(id=1).update(number=F("number") + 1):
        Generation.objects.get_or_create(id=1)
