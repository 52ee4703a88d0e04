"""Publishing a sentence that says more than the finding allows, with a reason that everyone can read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.analysis.claims_guard import Flag
from framsteg.analysis.models import ClaimOverride
from framsteg.analysis.models.claims import SENTENCE_LENGTH
from framsteg.audit import recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.audit.snapshots import snapshot

SHORTEST_REASON = 10


@dataclass(frozen=True)
class TextReference:
    """A text that claims are made in: its kind, its number there, and what it is called."""

    kind: str
    identity: str
    label: str


@transaction.atomic
def override(
    flag: Flag, text: TextReference, municipality: Municipality, *, reason: str, by: Actor, at: datetime
) -> ClaimOverride:
    """Log that the flagged sentence is published all the same, and why. Raises ValidationError for a missing reason."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise ValidationError({"reason": _("Say in a sentence why the text is published as it is.")})
    made = ClaimOverride(
        municipality=municipality,
        evaluation_id=flag.holding.reference if flag.holding else None,
        object_type=text.kind,
        object_id=text.identity,
        object_label=text.label[:300],
        sentence=flag.sentence[:SENTENCE_LENGTH],
        allowed=flag.allowed,
        reason=reason.strip(),
        by_id=str(by.pk or ""),
        by=str(by)[:200],
        at=at,
    )
    made.full_clean()
    made.save(force_insert=True)
    recording.record(made, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(made))
    return made


def override_all(
    flags: Iterable[Flag],
    text: TextReference,
    municipality: Municipality,
    *,
    reasons: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> list[ClaimOverride]:
    """One exception per flagged sentence; `reasons` are by sentence."""
    return [
        override(flag, text, municipality, reason=reasons.get(flag.sentence, ""), by=by, at=at)
        for flag in flags
    ]
