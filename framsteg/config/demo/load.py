from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from framsteg.config.demo.content import (
    closing,
    evaluations,
    events,
    news,
    organisation,
    phases,
    programme,
    site,
    stories,
    sub_projects,
    texts,
)
from framsteg.config.demo.loader import Loader

Part = Callable[[Loader], None]

# In an order in which each part finds what it points to.
PARTS: tuple[tuple[str, Part], ...] = (
    ("organisation", organisation.load),
    ("statistics", evaluations.load_statistics),
    ("programme", programme.load),
    ("phases", phases.load),
    ("sub-projects", sub_projects.load),
    ("what happens next", closing.load),
    ("other stories", stories.load),
    ("events", events.load),
    ("evaluation", evaluations.load),
    ("site", site.load),
    ("news", news.load),
    ("pages of text", texts.load),
)


def load(at: datetime, parts: tuple[tuple[str, Part], ...] = PARTS) -> dict[str, int]:
    """Load what has not been loaded before, each part whole or not at all; how many objects each part created."""
    created = {}
    demo = Loader(at)
    for name, part in parts:
        before = demo.created
        with transaction.atomic():
            part(demo)
        created[name] = demo.created - before
    return created
