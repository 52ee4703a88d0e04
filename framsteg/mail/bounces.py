"""Reading what mail servers say about letters that did not arrive (delivery status notifications, RFC 3464)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

LONGEST_REASON = 300
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")


@dataclass(frozen=True)
class Bounce:
    """That a letter, known by its Message-ID, failed for one address, and why. `status` is as in RFC 3463: "5.1.1"."""

    message_id: str
    status: str
    reason: str

    @property
    def is_no_such_address(self) -> bool:
        """There is nobody there, and there will not be tomorrow."""
        return self.status.startswith(("5.1.", "5.2.1"))


class NoBounce(ValueError):
    """It is no notification that something failed, or does not say about which letter."""


def read(data: bytes) -> Bounce:
    """What a notification tells. Raises NoBounce: for replies, for delays, and for what names no letter of ours."""
    letter = message_from_bytes(data, policy=policy.default)
    status = next(
        (part for part in letter.walk() if part.get_content_type() == "message/delivery-status"), None
    )
    if status is None:
        raise NoBounce("There is no delivery status in it.")
    failed = [each for each in _recipients(status) if _said(each, "Action").lower() == "failed"]
    if not failed:
        raise NoBounce("Nothing has failed for good.")
    identity = _message_id(letter)
    if not identity:
        raise NoBounce("It does not say which letter it is about.")
    reason = _said(failed[0], "Diagnostic-Code") or _said(failed[0], "Status")
    found = _STATUS.search(_said(failed[0], "Status"))
    return Bounce(identity, found[0] if found else "", reason[:LONGEST_REASON])


def _recipients(status: Message) -> Sequence[Message]:
    """The groups of fields, one for each address; the first group is about the whole."""
    groups = status.get_payload()
    return [each for each in groups[1:] if isinstance(each, Message)] if isinstance(groups, list) else []


def _message_id(letter: EmailMessage) -> str:
    """Of the letter that was sent, which comes along whole or as its headers."""
    for part in _returned(letter):
        identity = str(part.get("Message-ID", "")).strip()
        if identity:
            return identity
    return ""


def _returned(letter: EmailMessage) -> Iterator[Message]:
    for part in letter.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner = part.get_payload()
            yield from (
                (each for each in inner if isinstance(each, Message)) if isinstance(inner, list) else ()
            )
        elif kind == "text/rfc822-headers":
            raw = part.get_payload(decode=True)
            yield message_from_bytes(raw if isinstance(raw, bytes) else b"", policy=policy.default)


def _said(group: Message, name: str) -> str:
    return " ".join(str(group.get(name, "")).split())
