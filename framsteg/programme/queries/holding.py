"""A programme held, so that it does not close while something in it is opened."""

from framsteg.programme.models import Programme


def held(programme_id: int) -> Programme:
    """The programme as it is now, locked until the transaction ends. Hold it before its sub-projects, never after."""
    return Programme.objects.select_for_update(no_key=True).get(pk=programme_id)
