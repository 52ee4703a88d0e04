"""Signing: the content is locked with the first signature, and both sign the same bytes."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from framsteg.audit import recording
from framsteg.audit.models import AuditEntry
from framsteg.audit.snapshots import snapshot
from framsteg.lib.plain_language import Language
from framsteg.reports.document import Report, canonical, content_hash
from framsteg.reports.errors import ContentChanged, NotNow
from framsteg.reports.models import FrozenContent, Part, ReportDraft, ReportSignature, State
from framsteg.reports.proposing import trees_of
from framsteg.reports.queries.obstacles import standing
from framsteg.reports.rules.signing import access_for


def hash_of(trees: Mapping[Language, Report]) -> str:
    """What a signer sees and signs: the checksum of the content, of all languages together where there are two."""
    hashes = [content_hash(trees[language]) for language in sorted(trees)]
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def content_to_sign(draft: ReportDraft) -> dict[Language, Report]:
    """What has been locked, where somebody has signed; else the report as it reads now."""
    if not draft.is_locked:
        return trees_of(draft)
    return {"en" if each.language == "en" else "sv": each.tree for each in frozen(draft)}


def frozen(draft: ReportDraft) -> list[FrozenContent]:
    return list(
        FrozenContent.objects.filter(draft_id=draft.pk, round=draft.round_that_holds).order_by("language")
    )


@transaction.atomic
def sign(draft: ReportDraft, *, part: Part, content_hash: str, by: Any, at: datetime) -> ReportSignature:
    """Sign the content whose checksum the signer has seen; with both signatures the report is signed.

    Raises NotNow where the report is not in review, ContentChanged where the content is another than the one seen,
    ValidationError where something stands in the way or the signer may not sign.
    """
    stored = ReportDraft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    if stored.state != State.IN_REVIEW:
        raise NotNow(stored.get_state_display())
    trees = content_to_sign(stored)
    if hash_of(trees) != content_hash:
        raise ContentChanged(stored)
    if not stored.is_locked:
        _lock(stored, trees, at=at)
    made = _signature(stored, part, content_hash, by=by, at=at)
    signed = set(
        ReportSignature.objects.filter(draft=stored, round=stored.round_that_holds).values_list(
            "part", flat=True
        )
    )
    stored.state = State.SIGNED if signed == set(Part.values) else State.IN_REVIEW
    recording.change(stored, by=by, at=at)
    _take_over(draft, stored)
    return made


def _lock(draft: ReportDraft, trees: Mapping[Language, Report], *, at: datetime) -> None:
    """Keep the bytes of what is about to be signed. Raises ValidationError where something stands in the way."""
    stops = [each.text for each in standing(draft, trees).obstacles if each.stops]
    if stops:
        raise ValidationError(stops)
    draft.signing_round += 1
    draft.locked_round = draft.signing_round
    for language, tree in trees.items():
        content = canonical(tree)
        FrozenContent.objects.create(
            draft=draft,
            round=draft.round_that_holds,
            language=language,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            frozen_at=at,
        )


def _signature(draft: ReportDraft, part: Part, checksum: str, *, by: Any, at: datetime) -> ReportSignature:
    access = access_for(by, part, draft)
    if access is None:
        raise ValidationError(_("You may not sign as %(part)s.") % {"part": part.label.lower()})
    role, name = _public_role(by, draft)
    made = ReportSignature(
        draft=draft,
        round=draft.round_that_holds,
        part=part,
        role=role or str(access.label),
        name=name,
        signed_by_id=str(by.pk),
        signed_by=str(by)[:200],
        signed_at=at,
        content_hash=checksum,
    )
    made.full_clean()
    made.save(force_insert=True)
    recording.record(made, AuditEntry.Action.CREATED, by=by, at=at, after=snapshot(made))
    return made


def _public_role(user: Any, draft: ReportDraft) -> tuple[str, str]:
    """The signer's role in the organisation, and the name where that role is a public one."""
    person = getattr(user, "person", None)
    if person is None or person.municipality_id != draft.programme.municipality_id:
        return "", ""
    role = person.roles.order_by("-name_is_public", "pk").first()
    if role is None:
        return "", ""
    return role.title, person.name if role.name_is_public else ""


def _take_over(draft: ReportDraft, stored: ReportDraft) -> None:
    for field in ("state", "signing_round", "locked_round", "version"):
        setattr(draft, field, getattr(stored, field))
