"""A letter as those who write it know it; the outbox keeps it as a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from framsteg.lib.plain_language import Language


@dataclass(frozen=True)
class Letter:
    """What is to be sent to one person.

    `key` says what the letter is about, for example "reminder/12/7/2016-08-31": of two letters with the same key only
    the first is ever kept, so that whoever writes letters can be run again.
    """

    key: str
    to: str
    subject: str
    text: str
    html: str = ""
    language: Language = "sv"
    sender_name: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    not_before: datetime | None = None
    is_secret: bool = False
    """Whether the text opens something: it is then dropped as soon as it has been sent or given up."""


def unsubscribing(address: str) -> dict[str, str]:
    """The headers by which mail programs show a button that ends a subscription (RFC 2369 and RFC 8058)."""
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
