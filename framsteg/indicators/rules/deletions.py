"""When so many figures would vanish that somebody has to say yes a second time."""

ALWAYS_ALLOWED = 5
LARGEST_SHARE = 0.02


def is_large(vanishing: int, stored: int) -> bool:
    """Whether `vanishing` of `stored` figures is more than a source withdraws in its daily work."""
    return vanishing > ALWAYS_ALLOWED and vanishing > LARGEST_SHARE * stored
