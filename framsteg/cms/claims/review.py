"""Holding a text against the findings: what has to be answered for before it is published, and what is only advice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from framsteg.analysis.actions.overrides import SHORTEST_REASON, TextReference, override
from framsteg.analysis.claims_guard import Flag, Strength, Why, flags
from framsteg.analysis.queries.evaluations import overrides_of
from framsteg.analysis.queries.findings import holdings_of
from framsteg.analysis.queries.suggestions import suggestions
from framsteg.audit.actors import Actor
from framsteg.web.site import current_language

from .texts import Text

FIELD = "claim_reason_"


@dataclass(frozen=True)
class Remark:
    """A flagged sentence as the writer sees it."""

    flag: Flag
    field: str
    why: str
    finding: str
    wording: str
    url: str
    reason: str = ""

    @property
    def is_answered(self) -> bool:
        return len(self.reason.strip()) >= SHORTEST_REASON


@dataclass(frozen=True)
class Review:
    """`claims` need a reason before publishing; those that have one are left out. `advice` stands in nobody's way."""

    text: Text
    claims: Sequence[Remark]
    advice: Sequence[Remark]

    @property
    def stops(self) -> bool:
        return any(not remark.is_answered for remark in self.claims)


def review(text: Text, posted: Mapping[str, Any]) -> Review:
    """Two queries, and one more where something is flagged."""
    if text.municipality is None:
        return Review(text, (), ())
    found = flags(text.words, holdings_of(text.municipality, text.programmes))
    if not found:
        return Review(text, (), ())
    answered = _answered(text.reference)
    open_flags = [flag for flag in found if flag.sentence not in answered]
    remarks = _remarks(open_flags, posted)
    claims = tuple(remark for remark in remarks if remark.flag.strength is Strength.CLAIM)
    advice = tuple(remark for remark in remarks if remark.flag.strength is Strength.SOFT)
    return Review(text, claims, advice)


def log(reviewed: Review, reference: TextReference, *, by: Actor, at: datetime) -> None:
    """Keep the reasons for what was published all the same."""
    municipality = reviewed.text.municipality
    if municipality is None:
        return
    for remark in reviewed.claims:
        if remark.is_answered:
            override(remark.flag, reference, municipality, reason=remark.reason, by=by, at=at)


def _answered(reference: TextReference) -> set[str]:
    if not reference.identity:
        return set()
    return {each.sentence for each in overrides_of(reference.kind, reference.identity)}


def _remarks(found: Sequence[Flag], posted: Mapping[str, Any]) -> list[Remark]:
    told = suggestions(found, current_language())
    whys = _whys()
    remarks: dict[str, Remark] = {}
    for flag, suggestion in zip(found, told, strict=True):
        field = FIELD + sha256(flag.sentence.encode()).hexdigest()[:16]
        address = {"municipality": suggestion.municipality, "slug": suggestion.slug}
        remarks.setdefault(
            field,
            Remark(
                flag=flag,
                field=field,
                why=whys[flag.why] % {"phrase": flag.phrase},
                finding=suggestion.finding,
                wording=suggestion.wording,
                url=reverse("web:evaluation", kwargs=address) if suggestion.slug else "",
                reason=str(posted.get(field, "")),
            ),
        )
    return list(remarks.values())


def _whys() -> dict[Why, str]:
    return {
        Why.STATED: _("“%(phrase)s” says that one thing caused another. That has not been shown."),
        Why.ASSOCIATION: _("“%(phrase)s” says that two things belong together. That has not been shown."),
        Why.REPORTED: _("These are somebody’s words. Say beside them what is known."),
        Why.QUESTION: _("A question can be read as a claim. Say what is known."),
        Why.GUESS: _("This is a guess. Say what is known."),
        Why.JUXTAPOSED: _("The two side by side are read as cause and effect. That has not been shown."),
        Why.DENIAL: _("“%(phrase)s” denied: that there is no effect has not been shown either."),
    }
