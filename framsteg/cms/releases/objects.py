"""Programmes, sub-projects, decisions, events and evaluations in a release."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from framsteg.accounts.models import Municipality
from framsteg.audit.actors import Actor
from framsteg.audit.models import Visibility
from framsteg.cms.claims.texts import text_of_object
from framsteg.cms.editor.public_pages import public_url
from framsteg.cms.editor.readiness import missing
from framsteg.cms.editor.subjects import municipality_of, within
from framsteg.programme.actions import publication
from framsteg.reports.bundling import Check, Choice, Found
from framsteg.reports.queries.claims import claims_in


class ObjectPort:
    """A draft of one kind that becomes public as it is at the moment of the release."""

    def __init__(self, model: type[Any]) -> None:
        self.model = model

    @property
    def name(self) -> str:
        title = str(self.model._meta.verbose_name)
        return title[:1].upper() + title[1:]

    def choices(self, municipality: Municipality) -> Sequence[Choice]:
        found = within(self.model, municipality).filter(visibility=Visibility.DRAFT).order_by("-pk")
        return tuple(Choice(str(each.pk), str(each)) for each in found)

    def label(self, identity: str, municipality: Municipality) -> str:
        found = self._object(identity)
        if municipality_of(found).pk != municipality.pk:
            raise LookupError(identity)
        return str(found)

    def pin(self, identity: str) -> Mapping[str, Any]:
        return {"version": self._object(identity).version}

    def checks(self, identity: str, pinned: Mapping[str, Any]) -> Sequence[Check]:
        found = self._object(identity)
        text = text_of_object(found, municipality_of(found))
        claims = claims_in(
            text.words, municipality_of(found), text.programmes, kind=text.reference.kind, identity=identity
        )
        needed = [each.text for each in missing(found) if each.stops]
        is_same = not pinned or pinned.get("version") == found.version
        return (
            Check(_("Complete"), not needed, " ".join(needed), stops=True),
            Check(
                _("It says no more than is known"),
                not claims,
                " ".join(f"“{flag.sentence}”" for flag in claims),
                stops=True,
            ),
            Check(
                _("The version that was taken in"),
                is_same,
                ""
                if is_same
                else _("It has been changed since the time was set; the changes go public too."),
            ),
        )

    def publish(
        self, identity: str, pinned: Mapping[str, Any], *, by: Actor, at: datetime
    ) -> Mapping[str, Any]:
        found = self._object(identity)
        before = {"visibility": found.visibility}
        publication.publish(found, by=by, at=at)
        return before

    def put_back(self, identity: str, before: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
        if before.get("visibility") == Visibility.DRAFT:
            publication.withdraw(self._object(identity), by=by, at=at)

    def found(self, identity: str) -> Found:
        found = self._object(identity)
        return Found(str(found), self.name, public_url(found) or "")

    def preview(self, identity: str, pinned: Mapping[str, Any], request: HttpRequest) -> HttpResponse:
        """Objects of the programme are read on their own pages, once they are public."""
        raise Http404(_("This part can be read when it has been made public."))

    def _object(self, identity: str) -> Any:
        found = self.model._default_manager.filter(pk=int(identity)).first() if identity.isdigit() else None
        if found is None:
            raise LookupError(identity)
        return found
