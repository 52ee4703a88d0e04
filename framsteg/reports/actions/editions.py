"""Making a signed report public as an edition, and taking it back."""

import hashlib
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from framsteg.audit import generation, recording
from framsteg.audit.actors import Actor
from framsteg.audit.models import AuditEntry
from framsteg.reports.document import Edition, Report, Signature, canonical, with_edition
from framsteg.reports.errors import NotNow
from framsteg.reports.models import FrozenContent, ReportDraft, ReportEdition, ReportSignature, State

from .signing import frozen


@transaction.atomic
def publish(draft: ReportDraft, *, by: Actor, at: datetime) -> None:
    """Keep the signed content as an edition and make it public. Raises NotNow where it is not signed."""
    stored = ReportDraft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    if stored.state != State.SIGNED:
        raise NotNow(stored.get_state_display())
    stored.issue += 1
    for content in frozen(stored):
        with override(content.language):
            signatures = _signatures(stored)
        _keep(stored, content, signatures, by=by, at=at)
    stored.state = State.PUBLISHED
    recording.change(stored, by=by, at=at)
    draft.refresh_from_db()


@transaction.atomic
def retract(draft: ReportDraft, *, by: Actor, at: datetime) -> None:
    """Take the report back: it is signed and no longer public. The edition stays in the archive."""
    stored = ReportDraft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    if stored.state != State.PUBLISHED:
        raise NotNow(stored.get_state_display())
    stored.state = State.SIGNED
    recording.change(stored, by=by, at=at)
    generation.bump()
    draft.refresh_from_db()


def address_of(draft: ReportDraft, language: str) -> str:
    """The permanent address of the edition, whole."""
    with override(language):
        path = reverse(
            "web:report_edition",
            kwargs={
                "municipality": draft.municipality.slug, "slug": draft.slug, "number": draft.number,
            },
        )  # fmt: skip
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def citation(report: Report, number: int, year: int, address: str) -> str:
    """How the edition is to be cited: "Kristinehamn (2013). Slutrapport: … Utgåva 1. https://…"."""
    publisher = report.meta.publisher or report.meta.municipality
    with override(report.language):
        edition = _("Edition %(number)d") % {"number": number}
    return f"{publisher} ({year}). {report.title}. {edition}. {address}"


def _keep(
    draft: ReportDraft, frozen: FrozenContent, signatures: tuple[Signature, ...], *, by: Actor, at: datetime
) -> None:
    tree, day = frozen.tree, timezone.localdate(at)
    address = address_of(draft, frozen.language)
    edition = Edition(
        number=draft.number,
        address=address,
        citation=citation(tree, draft.number, day.year, address),
        published_on=day,
        signatures=signatures,
        changes=draft.changes_en if frozen.language == "en" and draft.changes_en else draft.changes,
        content_hash=frozen.sha256,
    )
    content = canonical(with_edition(tree, edition))
    made = ReportEdition(
        draft=draft,
        municipality=draft.municipality,
        slug=draft.slug,
        number=draft.number,
        issue=draft.issue,
        language=frozen.language,
        title=tree.title[:300],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        content_hash=frozen.sha256,
        published_at=at,
    )
    made.save(force_insert=True)
    recording.record(
        made, AuditEntry.Action.PUBLISHED, by=by, at=at, after={"sha256": made.sha256, "address": address}
    )


def _signatures(draft: ReportDraft) -> tuple[Signature, ...]:
    """Those of an example say that they are only examples."""
    rows = ReportSignature.objects.filter(draft=draft, round=draft.round_that_holds).order_by(
        "signed_at", "pk"
    )
    mark = _("%(role)s (example, nobody has signed)") if draft.is_illustrative else "%(role)s"
    return tuple(
        Signature(mark % {"role": each.role}, each.name, timezone.localdate(each.signed_at)) for each in rows
    )
