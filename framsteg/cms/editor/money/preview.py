"""What taking a file in would change, as the preview shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from framsteg.importers.ledger.ingest import SIGNS_LOOK_TURNED, TURNED_LOOK_WRONG
from framsteg.importers.queries.ledger_reports import month, sentence
from framsteg.lib.plain_language import Language, money, number
from framsteg.programme.bookings import LedgerReport, Tally
from framsteg.programme.models import SubProject

MOST_SHOWN = 100


@dataclass(frozen=True)
class Part:
    """A part of the file; together the parts are the whole of it."""

    name: str
    count: str
    amount: str
    is_stored: bool = True


@dataclass(frozen=True)
class Preview:
    months: str
    is_unchanged: bool
    parts: Sequence[Part]
    whole: Part
    stored: Part
    replaced: Part
    unmatched: Sequence[Part]
    more_unmatched: int
    doubts: Sequence[str]
    more_doubts: int
    signs_look_turned: bool


def preview_of(report: LedgerReport, language: Language) -> Preview:
    def part(name: str, tally: Tally, is_stored: bool = True) -> Part:
        return Part(name, number(tally.count, language), money(tally.ore, language), is_stored)

    named = SubProject.objects.in_bulk(list(report.sub_projects))
    by_number = sorted(report.sub_projects, key=lambda pk: named[pk].number)
    groups, doubts = report.unmatched_groups, report.doubts
    return Preview(
        months=f"{month(report.first_month)} – {month(report.last_month)}",
        is_unchanged=report.is_unchanged,
        parts=[
            *(part(str(named[pk]), report.sub_projects[pk]) for pk in by_number),
            part(_("The programme as a whole"), report.programme),
            part(_("Unmatched: stored and counted apart"), report.unmatched),
            part(_("Not the programme, by a rule: not stored"), report.outside, False),
            part(_("Neither income nor cost (balance accounts): not stored"), report.balance, False),
        ],
        whole=part(_("The whole file"), report.whole),
        stored=part(_("Would be stored"), report.entries),
        replaced=part(_("Would be replaced"), report.replaced),
        unmatched=[
            part(
                _("Project %(project)s, account %(account)s")
                % {"project": each.project or _("none"), "account": each.account},
                each.tally,
            )
            for each in groups[:MOST_SHOWN]
        ],
        more_unmatched=max(0, len(groups) - MOST_SHOWN),
        doubts=[sentence(each) for each in doubts[:MOST_SHOWN]],
        more_doubts=max(0, len(doubts) - MOST_SHOWN),
        signs_look_turned=any(each.sentence in (SIGNS_LOOK_TURNED, TURNED_LOOK_WRONG) for each in doubts),
    )
