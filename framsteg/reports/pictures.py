"""Pictures on their way into a file: only those that can be opened, and no larger than paper needs."""

import io
from collections.abc import Mapping

from PIL import Image, UnidentifiedImageError

LARGEST = 1800
"""Pixels of the longer side: 250 to the inch over the width of a page."""


def usable(pictures: Mapping[str, bytes], name: str) -> bytes | None:
    """The picture as PNG or JPEG; None where it is missing or is no picture."""
    content = pictures.get(name)
    if not content:
        return None
    try:
        with Image.open(io.BytesIO(content)) as opened:
            opened.thumbnail((LARGEST, LARGEST))
            kept = io.BytesIO()
            if opened.mode in ("RGBA", "LA", "P"):
                opened.convert("RGBA").save(kept, "PNG")
            else:
                opened.convert("RGB").save(kept, "JPEG", quality=88)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    return kept.getvalue()
