"""The wall of a hall: the newest views by theme, cut to what the back row can read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import Language, Text, language_of, number
from framsteg.participation.models import Contribution, StakeholderGroup, Theme
from framsteg.participation.queries.contributions import Wall

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
    title: Text
    notes: Sequence[Note]
    more: str


@dataclass(frozen=True)
class WallPage:
    themes: Sequence[WallTheme]
    published: str
    waiting: str


NOTES_OF_A_THEME, NOTES_ALONE = 4, 9


def wall_page(found: Wall, language: Language) -> WallPage:
    """By theme, the newest first; those without a theme stand last, or alone."""
    by_theme: dict[int | None, list[Contribution]] = {}
    for each in found.newest:
        by_theme.setdefault(each.theme_id, []).append(each)
    ordered = sorted(by_theme.values(), key=lambda group: (group[0].theme is None, _order(group[0].theme)))
    most = NOTES_OF_A_THEME if len(ordered) > 1 else NOTES_ALONE
    return WallPage(
        themes=tuple(_wall_theme(group, most, language, len(ordered) > 1) for group in ordered),
        published=ngettext("%(number)s view", "%(number)s views", found.published)
        % {"number": number(found.published, language)},
        waiting=ngettext("%(number)s is being read", "%(number)s are being read", found.waiting)
        % {"number": number(found.waiting, language)}
        if found.waiting
        else "",
    )


def _order(theme: Theme | None) -> tuple[int, int]:
    return (theme.order, theme.pk) if theme else (0, 0)


def _wall_theme(
    group: Sequence[Contribution], most: int, language: Language, is_one_of_many: bool
) -> WallTheme:
    hidden = len(group) - most
    alone = gettext("Other views") if is_one_of_many else gettext("The newest views")
    title = theme_of(group[0].theme, language) or Text(alone, language)
    return WallTheme(
        title,
        tuple(_note(each) for each in group[:most]),
        gettext("and %(number)s more in the list") % {"number": number(hidden, language)}
        if hidden > 0
        else "",
    )


def _note(contribution: Contribution) -> Note:
    words = Text(excerpt(contribution.text, ON_WALL), language_of(contribution.language))
    return Note(words, str(StakeholderGroup(contribution.group).label) if contribution.group else "")
