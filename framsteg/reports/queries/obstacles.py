"""What stands in the way of signing a report, and what is worth a look before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from framsteg.analysis.claims_guard import Flag
from framsteg.analysis.queries.evaluations import evaluations
from framsteg.lib.plain_language import Language
from framsteg.reports.contents.gathering import audience_of
from framsteg.reports.document import FreeText, Report, open_placeholders, sections_of
from framsteg.reports.hand_figures import HandFigure, hand_figures, unknown_references
from framsteg.reports.models import ReportDraft

from .claims import open_claims

LANGUAGE_NAMES = {"sv": gettext_lazy("Swedish"), "en": gettext_lazy("English")}


@dataclass(frozen=True)
class Obstacle:
    """`stops`: nobody can sign while it is there. `place` is the text that it is about, where it is about one."""

    text: str
    stops: bool = True
    place: str = ""
    language: Language = "sv"


@dataclass(frozen=True)
class TypedFigure:
    """A figure typed by hand in the text of a place."""

    place: str
    language: Language
    figure: HandFigure


@dataclass(frozen=True)
class Standing:
    """Everything that is to be known before somebody signs."""

    obstacles: tuple[Obstacle, ...]
    typed: tuple[TypedFigure, ...]
    claims: tuple[Flag, ...]

    @property
    def stops(self) -> bool:
        return any(each.stops for each in self.obstacles)


def standing(draft: ReportDraft, trees: Mapping[Language, Report]) -> Standing:
    """How the report stands as `trees` tell it."""
    typed = tuple(_typed(trees))
    claims = open_claims(draft, trees.values())
    obstacles = (
        *_unwritten(trees),
        *_unknown(trees),
        *_claims(claims),
        *_changes(draft),
        *_unsettled(draft),
        *_found_later(draft),
        *_figures(typed),
    )
    return Standing(obstacles, typed, claims)


def _unwritten(trees: Mapping[Language, Report]) -> Iterator[Obstacle]:
    for language, tree in trees.items():
        for place in open_placeholders(tree):
            words = _("Still to be written: %(title)s (%(language)s).")
            told = words % {"title": place.title, "language": LANGUAGE_NAMES[language]}
            yield Obstacle(told, place=place.id, language=language)


def _unknown(trees: Mapping[Language, Report]) -> Iterator[Obstacle]:
    for language, tree in trees.items():
        for text in free_texts(tree):
            for key in unknown_references(text.markdown, tree):
                told = _("The text refers to a figure that the report does not have: [[%(key)s]].") % {
                    "key": key
                }
                yield Obstacle(told, place=text.id, language=language)


def _claims(found: tuple[Flag, ...]) -> Iterator[Obstacle]:
    for flag in found:
        yield Obstacle(
            _("This sentence says more than is known: “%(sentence)s”") % {"sentence": flag.sentence}
        )


def _changes(draft: ReportDraft) -> Iterator[Obstacle]:
    if draft.number == 1:
        return
    if not draft.changes.strip():
        yield Obstacle(_("Say what has changed since the edition before."))
    if draft.in_english and not draft.changes_en.strip():
        yield Obstacle(_("Say in English what has changed since the edition before."))


def _unsettled(draft: ReportDraft) -> Iterator[Obstacle]:
    number = draft.comments.filter(resolved_at__isnull=True).count()
    if number:
        told = ngettext("%(number)d comment is not settled.", "%(number)d comments are not settled.", number)
        yield Obstacle(told % {"number": number})


def _found_later(draft: ReportDraft) -> Iterator[Obstacle]:
    """Questions that were first answered after the day of the report, which says that no comparison has been made."""
    mine = evaluations(audience_of(draft.programme)).filter(programme_id=draft.programme_id)
    for title, first in mine.annotate(first=Min("findings__found_at")).values_list("title", "first"):
        if first is None or timezone.localdate(first) <= draft.as_of:
            continue
        told = _(
            "On %(day)s nothing had been computed of “%(question)s”, and the report says so. The answer is from "
            "%(found)s: it stands on the page of what came after, beside the report. Choose a later day if the report "
            "itself is to tell it."
        )
        days = {"day": draft.as_of.isoformat(), "found": timezone.localdate(first).isoformat()}
        yield Obstacle(told % {"question": title, **days}, stops=False)


def _figures(typed: tuple[TypedFigure, ...]) -> Iterator[Obstacle]:
    """A figure that the report does not hold is worth a look; only people can say whether it is right."""
    for each in typed:
        told = _("“%(figure)s” is typed by hand and is no figure of the report: …%(around)s…")
        if not each.figure.differs:
            told = _(
                "“%(figure)s” is typed by hand. Write [[%(key)s]], and it follows the data: …%(around)s…"
            )
        words = told % {"figure": each.figure.text, "around": each.figure.around, "key": each.figure.key}
        yield Obstacle(words, stops=False, place=each.place, language=each.language)


def _typed(trees: Mapping[Language, Report]) -> Iterator[TypedFigure]:
    """Only what was written for this report: texts that stand in the programme are the programme's."""
    for language, tree in trees.items():
        for text in free_texts(tree):
            for figure in hand_figures(text.markdown, tree):
                yield TypedFigure(text.id, language, figure)


def free_texts(tree: Report) -> Iterator[FreeText]:
    for _depth, section in sections_of(tree):
        yield from (block for block in section.blocks if isinstance(block, FreeText))
