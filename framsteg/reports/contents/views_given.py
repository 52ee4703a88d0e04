"""What people said at the events, in numbers: how many views came in, how they stood on the day, and their wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from framsteg.lib.plain_language import listing
from framsteg.participation.models import Event
from framsteg.participation.queries.contributions import Counted
from framsteg.reports.document import (
    Block,
    Cite,
    Column,
    ColumnKind,
    Figure,
    Paragraph,
    Row,
    Section,
    Table,
    Trail,
)

from .gathering import Gathered
from .writing import cell, either, said, sentences, strong

CAME_IN, ANSWERED, BECAME, DECLINED, WAITING, WITHHELD, DAYS = (
    "came-in", "answered", "became", "declined", "waiting", "withheld", "days",
)  # fmt: skip


@dataclass(frozen=True)
class _Told:
    """A number of the table: its column, the figure that it is out of, and how it is counted."""

    key: str
    column: str
    label: str
    rule: str
    of: str = ""


def views_given(g: Gathered) -> Section:
    """Events that take views, or have some; what was said at others is not kept here, and said to be so."""
    title = gettext("Views in numbers")
    taking = [each for each in g.events if each.takes_contributions or each.pk in g.views]
    if not taking:
        nothing = gettext("No views have been taken in here, so there is nothing to count.")
        return Section("synpunkter", title, (Paragraph(said(nothing)),))
    in_all = _sum([_of(g, each) for each in taking])
    keys = _figures(g, "views", gettext("all events"), in_all, trails(taking))
    blocks: tuple[Block, ...] = (_in_words(in_all, keys), _table(g, taking, keys))
    return Section("synpunkter", title, (*blocks, *_not_kept(g, taking)))


def _of(g: Gathered, event: Event) -> Counted:
    return g.views.get(event.pk, Counted())


def _sum(found: Sequence[Counted]) -> Counted:
    """The same of all events together; who has waited longest is the one that has waited longest anywhere."""
    since = [each.waiting_since for each in found if each.waiting_since is not None]
    return Counted(
        came_in=sum(each.came_in for each in found),
        became=sum(each.became for each in found),
        declined=sum(each.declined for each in found),
        considered=sum(each.considered for each in found),
        received=sum(each.received for each in found),
        withheld=sum(each.withheld for each in found),
        waiting_since=min(since, default=None),
    )


def _shown() -> Sequence[_Told]:
    joined = gettext("One that is joined to another counts as that one stands")
    return (
        _Told(
            CAME_IN,
            gettext("Came in"),
            gettext("Views that came in"),
            gettext("Every view given up to the day, published or not, each counted once"),
        ),
        _Told(ANSWERED, gettext("Answered"), gettext("Views that were answered"), joined, CAME_IN),
        _Told(BECAME, gettext("Led to something"), gettext("Views that led to something"), joined, ANSWERED),
        _Told(DECLINED, gettext("No, with a reason"), gettext("Views that got a no"), joined, ANSWERED),
        _Told(WAITING, gettext("Still wait"), gettext("Views that wait for an answer"), joined, CAME_IN),
        _Told(
            WITHHELD,
            gettext("Were not published"),
            gettext("Views that were not published"),
            gettext("By the written rules, each with its reason"),
            CAME_IN,
        ),
    )


def _figures(
    g: Gathered, within: str, where: str, found: Counted, trail: tuple[Trail, ...]
) -> dict[str, str]:
    """The keys of the figures, by column."""
    values = {
        CAME_IN: found.came_in,
        ANSWERED: found.answered,
        BECAME: found.became,
        DECLINED: found.declined,
        WAITING: found.waiting,
        WITHHELD: found.withheld,
    }
    keys = {
        each.key: g.ledger.add(
            Figure(
                f"{within}.{each.key}",
                gettext("%(figure)s, %(where)s") % {"figure": each.label, "where": where},
                values[each.key],
                rule=each.rule,
                of=f"{within}.{each.of}" if each.of else "",
                trail=trail,
            )
        )
        for each in _shown()
    }
    return keys | _longest(g, within, where, found, trail)


def _longest(
    g: Gathered, within: str, where: str, found: Counted, trail: tuple[Trail, ...]
) -> dict[str, str]:
    """How many days the one that has waited longest has waited; no figure where none waits."""
    if found.waiting_since is None:
        return {}
    label = gettext("Days that the one that has waited longest has waited")
    days = Figure(
        f"{within}.{DAYS}",
        gettext("%(figure)s, %(where)s") % {"figure": label, "where": where},
        _days(g, found),
        rule=gettext("From the day that it was given to the day of the report"),
        trail=trail,
    )
    return {DAYS: g.ledger.add(days)}


def _days(g: Gathered, found: Counted) -> int:
    since = found.waiting_since
    return (g.on - timezone.localtime(since).date()).days if since else 0


def _in_words(found: Counted, keys: dict[str, str]) -> Paragraph:
    if not found.came_in:
        return Paragraph(said(gettext("Views could be given, and none came in.")))
    first = ngettext(
        "%(came)s view came in. Of it, %(answered)s had been answered up to the day, and %(became)s had led to "
        "something.",
        "%(came)s views came in. Of them, %(answered)s had been answered up to the day, and %(became)s had led to "
        "something.",
        found.came_in,
    )
    cited = {"came": Cite(keys[CAME_IN]), "answered": Cite(keys[ANSWERED]), "became": Cite(keys[BECAME])}
    if DAYS not in keys:
        return sentences(said(first, **cited), said(gettext("None waited for an answer.")))
    waiting = gettext(
        "%(waiting)s still waited for an answer. Number of days that the one that had waited longest had waited: "
        "%(days)s."
    )
    return sentences(said(first, **cited), said(waiting, waiting=Cite(keys[WAITING]), days=Cite(keys[DAYS])))


def _table(g: Gathered, taking: Sequence[Event], in_all: dict[str, str]) -> Table:
    shown = _shown()
    columns = (
        Column("handelse", gettext("Event")),
        *(Column(each.key, each.column, ColumnKind.NUMBER, each.rule) for each in shown),
        Column(DAYS, gettext("Longest wait, days"), ColumnKind.NUMBER, gettext("Empty where none waits")),
    )
    rows = [_row(g, each, shown) for each in taking]
    if len(taking) > 1:
        rows.append(Row((cell(strong(gettext("In all"))), *_cells(in_all, shown)), is_total=True))
    note = gettext("Answered + still wait + not published = came in.")
    return Table("synpunkter", gettext("Views by event"), columns, tuple(rows), note=note)


def _row(g: Gathered, event: Event, shown: Sequence[_Told]) -> Row:
    title = either(event.title, event.title_en, g.language)
    keys = _figures(g, f"event.{event.pk}.views", title.text, _of(g, event), trails([event]))
    return Row(((title,), *_cells(keys, shown)))


def _cells(keys: dict[str, str], shown: Sequence[_Told]) -> tuple[tuple[Cite, ...], ...]:
    return (
        *((Cite(keys[each.key]),) for each in shown),
        (Cite(keys[DAYS]),) if DAYS in keys else (),
    )


def trails(events: Sequence[Event]) -> tuple[Trail, ...]:
    return tuple(
        Trail(
            "participation.event",
            str(each.pk),
            each.title,
            each.source_url,
            each.starts_on,
            each.provenance,
        )
        for each in events
    )


def _not_kept(g: Gathered, taking: Sequence[Event]) -> tuple[Block, ...]:
    """Events at which people were asked, and whose views are somewhere else."""
    counted = {each.pk for each in taking}
    others = [each for each in g.events if each.is_asking and each.pk not in counted]
    if not others:
        return ()
    names = [either(each.title, each.title_en, g.language).text for each in others]
    told = gettext("What people said at these events is not kept here, and so is not counted: %(events)s.")
    return (Paragraph(said(told, events=listing(names, g.language))),)
