"""When so many entries would vanish that somebody has to say yes a second time."""

from framsteg.programme.bookings import LedgerReport

ALWAYS_ALLOWED = 5
LARGEST_SHARE = 0.2


class ManyEntriesVanish(Exception):
    """The file holds far fewer entries than those it would replace."""

    def __init__(self, stored: int, coming: int) -> None:
        super().__init__(f"{coming} entries would replace {stored}")
        self.stored = stored
        self.coming = coming


def is_large(report: LedgerReport) -> bool:
    """Whether more than a fifth of the stored entries of the months would be gone."""
    vanishing = report.replaced.count - report.entries.count
    return vanishing > ALWAYS_ALLOWED and vanishing > LARGEST_SHARE * report.replaced.count
