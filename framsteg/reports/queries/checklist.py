"""What must be in order before a release is given its time, computed anew each time it is asked for."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from framsteg.reports import bundling
from framsteg.reports.bundling import Check, Found
from framsteg.reports.models import Release, ReleaseItem


def checklist(release: Release) -> tuple[Check, ...]:
    """First of the release itself, then of each of its parts."""
    return tuple(_all(release))


def parts_of(release: Release) -> list[tuple[ReleaseItem, Found]]:
    """The parts as pages show them; one that is gone keeps the name it had."""
    return [(item, _found(item)) for item in release.items.order_by("order", "pk")]


def _all(release: Release) -> Iterator[Check]:
    items = list(release.items.order_by("order", "pk"))
    yield Check(
        _("Something to make public"),
        bool(items),
        "" if items else _("Take in a report, a news item or a page."),
        stops=True,
    )
    yield Check(
        _("Contact for the press"), bool(release.contact), "" if release.contact else _("Say whom to ask.")
    )
    is_translated = bool(release.title_en and (release.summary_en or not release.summary))
    yield Check(
        _("The press page in English"),
        is_translated,
        "" if is_translated else _("The English press page shows Swedish texts and says so."),
    )
    for item in items:
        yield from _of(item)


def _of(item: ReleaseItem) -> Iterator[Check]:
    try:
        found = bundling.port_of(item.kind).checks(item.identity, item.pinned)
    except LookupError:
        yield Check(
            _("It is there"), False, _("It is gone. Take it out of the release."), stops=True, part=item.label
        )
        return
    yield from (replace(each, part=item.label) for each in found)


def _found(item: ReleaseItem) -> Found:
    try:
        return bundling.port_of(item.kind).found(item.identity)
    except LookupError:
        return Found(item.label, item.kind)
