"""The wall of a hall: the newest views by theme, cut to what the back row can read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import Language, Text, language_of, number
from framsteg.participation.models import Contribution, StakeholderGroup, Theme
from framsteg.participation.queries.contributions import MOST_ON_WALL, Wall

from .contribution_links import excerpt
from .contributions import theme_of

ON_WALL = 180
"""Characters of a view: the rest is in the list."""


@dataclass(frozen=True)
class Note:
    words: Text
    group: str


@dataclass(frozen=True)
class WallTheme:
    """`at_once` is how many of its notes fit on a wall at a time; the others are shown in turn."""

    title: Text
    notes: Sequence[Note]
    at_once: int


@dataclass(frozen=True)
class WallPage:
    themes: Sequence[WallTheme]
    published: str
    waiting: str
    has_older: bool


NOTES_OF_A_THEME, NOTES_ALONE = 4, 9


def wall_page(found: Wall, language: Language) -> WallPage:
    """By theme, the newest first; those without a theme stand last, or alone."""
    by_theme: dict[int | None, list[Contribution]] = {}
    for each in found.newest:
        by_theme.setdefault(each.theme_id, []).append(each)
    ordered = sorted(by_theme.values(), key=lambda group: (group[0].theme is None, _order(group[0].theme)))
    is_alone = len(ordered) == 1
    return WallPage(
        themes=tuple(_wall_theme(group, language, is_alone=is_alone) for group in ordered),
        published=ngettext("%(number)s view", "%(number)s views", found.published)
        % {"number": number(found.published, language)},
        waiting=ngettext("%(number)s is being read", "%(number)s are being read", found.waiting)
        % {"number": number(found.waiting, language)}
        if found.waiting
        else "",
        has_older=len(found.newest) == MOST_ON_WALL,
    )


def _order(theme: Theme | None) -> tuple[int, int]:
    return (theme.order, theme.pk) if theme else (0, 0)


def _wall_theme(group: Sequence[Contribution], language: Language, *, is_alone: bool) -> WallTheme:
    nameless = gettext("The newest views") if is_alone else gettext("Other views")
    title = theme_of(group[0].theme, language) or Text(nameless, language)
    return WallTheme(
        title, tuple(_note(each) for each in group), NOTES_ALONE if is_alone else NOTES_OF_A_THEME
    )


def _note(contribution: Contribution) -> Note:
    words = Text(excerpt(contribution.text, ON_WALL), language_of(contribution.language))
    return Note(words, str(StakeholderGroup(contribution.group).label) if contribution.group else "")
