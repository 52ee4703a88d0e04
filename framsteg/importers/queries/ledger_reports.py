"""What a file from the accounts would change, told line by line."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from framsteg.lib.plain_language import language_of, money, number
from framsteg.programme.bookings import Doubt, LedgerReport, Tally
from framsteg.programme.models import SubProject

MOST_SHOWN = 20


def lines(report: LedgerReport) -> Iterator[str]:
    """The report as sentences and lists, for a terminal. The parts add up to the file."""
    yield _("Months: %(first)s to %(last)s.") % {
        "first": month(report.first_month),
        "last": month(report.last_month),
    }
    yield _line(_("In the file"), report.whole)
    names = {each.pk: str(each) for each in SubProject.objects.filter(pk__in=report.sub_projects)}
    for pk, tally in sorted(report.sub_projects.items(), key=lambda item: names.get(item[0], "")):
        yield _line(f"  {names.get(pk, pk)}", tally)
    yield _line("  " + _("The programme as a whole"), report.programme)
    yield _line("  " + _("Unmatched"), report.unmatched)
    yield _line("  " + _("Not the programme"), report.outside)
    yield _line("  " + _("Neither income nor cost (balance accounts)"), report.balance)
    yield _line(_("Replaced"), report.replaced)
    yield from _unmatched(report)
    yield from _some([sentence(doubt) for doubt in report.doubts])


def sentence(doubt: Doubt) -> str:
    """A doubt in words, with its row."""
    said = _(doubt.sentence) % doubt.facts
    return _("Row %(line)s: %(said)s") % {"line": doubt.line, "said": said} if doubt.line else said


def month(day: date) -> str:
    return f"{day:%Y-%m}"


def _unmatched(report: LedgerReport) -> Iterator[str]:
    groups = [
        _line(
            _("Unmatched: project %(project)s, account %(account)s")
            % {"project": each.project or _("none"), "account": each.account},
            each.tally,
        )
        for each in report.unmatched_groups
    ]
    yield from _some(groups)


def _some(told: list[str]) -> Iterator[str]:
    yield from told[:MOST_SHOWN]
    if len(told) > MOST_SHOWN:
        yield _("and %(count)d more") % {"count": len(told) - MOST_SHOWN}


def _line(label: str, tally: Tally) -> str:
    language = language_of(get_language() or "sv")
    rows = ngettext("%(count)s row", "%(count)s rows", tally.count) % {"count": number(tally.count, language)}
    return f"{label}: {rows}, {money(tally.ore, language)}"
