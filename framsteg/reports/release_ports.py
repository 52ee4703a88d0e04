"""How reports go public with a release."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framsteg.accounts.models import Municipality
from framsteg.audit.actors import Actor
from framsteg.reports.actions import editions
from framsteg.reports.actions.signing import frozen
from framsteg.reports.bundling import Check, Choice, Found
from framsteg.reports.models import ReportDraft, State
from framsteg.reports.queries.claims import open_claims
from framsteg.reports.queries.obstacles import LANGUAGE_NAMES

if TYPE_CHECKING:
    from framsteg.reports.inspection.every_format import Inspected


class ReportPort:
    """A signed report becomes an edition."""

    name = gettext_lazy("Report")

    def choices(self, municipality: Municipality) -> Sequence[Choice]:
        found = ReportDraft.objects.filter(programme__municipality=municipality).exclude(
            state=State.PUBLISHED
        )
        rows = found.select_related("programme", "sub_project").order_by("-pk")
        return tuple(Choice(str(each.pk), str(each)) for each in rows)

    def label(self, identity: str, municipality: Municipality) -> str:
        draft = self._draft(identity)
        if draft.municipality.pk != municipality.pk:
            raise LookupError(identity)
        return str(draft)

    def pin(self, identity: str) -> Mapping[str, Any]:
        return {"round": self._draft(identity).locked_round}

    def checks(self, identity: str, pinned: Mapping[str, Any]) -> Sequence[Check]:
        draft = self._draft(identity)
        url = reverse("reportdraft:workspace", args=[draft.pk])
        is_signed = draft.state == State.SIGNED
        signed = Check(
            _("Signed by owner and controller"), is_signed, draft.get_state_display(), stops=True, url=url
        )
        if not is_signed:
            return (signed,)
        trees = [each.tree for each in frozen(draft)]
        claims = open_claims(draft, trees)
        said = " ".join(f"“{flag.sentence}”" for flag in claims)
        english = Check(
            _("In English too"),
            draft.in_english,
            "" if draft.in_english else _("The English pages show the report in Swedish and say so."),
        )
        is_same = not pinned or pinned.get("round") == draft.locked_round
        return (
            signed,
            Check(_("The report says no more than is known"), not claims, said, stops=True, url=url),
            Check(
                _("The version that was taken in"),
                is_same,
                "" if is_same else _("It has been signed anew since. Set the time again."),
                stops=True,
            ),
            english,
            *_inspected(draft, url),
        )

    def publish(
        self, identity: str, pinned: Mapping[str, Any], *, by: Actor, at: datetime
    ) -> Mapping[str, Any]:
        draft = self._draft(identity)
        editions.publish(draft, by=by, at=at)
        return {"state": State.SIGNED.value}

    def put_back(self, identity: str, before: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
        editions.retract(self._draft(identity), by=by, at=at)

    def found(self, identity: str) -> Found:
        draft = self._draft(identity)
        url = ""
        if draft.is_public:
            where = {"municipality": draft.municipality.slug, "slug": draft.slug, "number": draft.number}
            url = reverse("web:report_edition", kwargs=where)
        return Found(str(draft), str(self.name), url)

    def preview(self, identity: str, pinned: Mapping[str, Any], request: HttpRequest) -> HttpResponse:
        """The site lays out reports itself."""
        raise Http404

    def _draft(self, identity: str) -> ReportDraft:
        rows = ReportDraft.objects.select_related("programme__municipality", "sub_project")
        draft = rows.filter(pk=int(identity)).first() if identity.isdigit() else None
        if draft is None:
            raise LookupError(identity)
        return draft


def _inspected(draft: ReportDraft, url: str) -> Iterator[Check]:
    """Every format of what was signed, made and looked at."""
    # Loaded first when it is needed: it brings every format with it.
    from framsteg.reports.inspection.every_format import inspected

    for kept in frozen(draft):
        language = str(LANGUAGE_NAMES["en" if kept.language == "en" else "sv"])
        for each in inspected(kept.tree, draft.municipality, checksum=kept.sha256):
            yield Check(
                f"{each.suffix.upper()} ({language})",
                not each.found,
                _told(each),
                stops=any(fault.stops for fault in each.found),
                url=url,
            )


def _told(each: "Inspected") -> str:
    if each.found:
        return " ".join(f"{told}." for told in dict.fromkeys(fault.told for fault in each.found))
    size = _("%(kilobytes)d kB") % {"kilobytes": max(1, each.size // 1000)}
    return " ".join((f"{size}.", _("Looked at: %(what)s.") % {"what": each.looked_at}))
