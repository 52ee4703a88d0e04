"""The pass that every open form carries: it makes the form be sent once, ages, and can be worked for.

A form that anyone may send needs no cookie. Its pass is signed by this installation, names what the form is for, and
holds the token under which what it sends is stored: however often it is sent, it is one thing. The sender's browser
finds a number with which the pass hashes to some zero bits while its owner writes (a proof of work); a form without
one, from a browser without scripts, is taken too, but fewer of them from one network (docs/adr/0047).
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from django.core import signing

BITS = 14
"""16,000 hashes on average: half a second on a cheap phone, and days for a million messages."""
HOLDS_FOR = timedelta(hours=12)
QUICKEST = timedelta(seconds=3)
LONGEST_ANSWER = 12
_SEPARATOR = "~"


class Damaged(Exception):
    """The pass was not made here, or not for this form."""


@dataclass(frozen=True)
class Pass:
    """A pass that was made here. `token` is what the form's sending is known by."""

    token: UUID
    made_at: datetime
    is_worked_for: bool

    def has_expired(self, at: datetime) -> bool:
        return at - self.made_at > HOLDS_FOR

    def is_too_quick(self, at: datetime) -> bool:
        return at - self.made_at < QUICKEST


def issue(purpose: str, *, at: datetime) -> str:
    """A new pass for a form, for example "contribution/12"."""
    return _signer(purpose).sign(f"{uuid4().hex}{_SEPARATOR}{int(at.timestamp())}")


def read(said: str, answer: str, purpose: str) -> Pass:
    """The pass that came back with a form. Raises Damaged."""
    try:
        token, _sep, made = _signer(purpose).unsign(said).partition(_SEPARATOR)
        made_at = datetime.fromtimestamp(int(made), tz=UTC)
        return Pass(UUID(token), made_at, is_answer(said, answer))
    except (signing.BadSignature, ValueError) as error:
        raise Damaged(purpose) from error


def is_answer(said: str, answer: str, bits: int = BITS) -> bool:
    """Whether the two together hash to a number that begins with as many zero bits."""
    if not answer or len(answer) > LONGEST_ANSWER or not answer.isascii():
        return False
    digest = hashlib.sha256(f"{said}{_SEPARATOR}{answer}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - bits) == 0


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(salt=f"framsteg.form.{purpose}")
