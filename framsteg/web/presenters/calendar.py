"""Events as iCalendar."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from framsteg.lib.markdown import to_plain
from framsteg.lib.plain_language import Language, in_language
from framsteg.participation.models import Event

from .events import has_known_day
from .told import example_note

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def calendar_of(event: Event, language: Language, url: str) -> bytes:
    """A file with one entry: at its hours where they are known, else for whole days. The day must be known."""
    return calendar_of_all([(event, url)], language)


def calendar_of_all(events: Sequence[tuple[Event, str]], language: Language, name: str = "") -> bytes:
    """The same for several events, each with its page; those whose day is not known have no place in it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Framsteg//Framsteg//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
    known = [(event, url) for event, url in events if has_known_day(event)]
    for event, url in known:
        calendar.add_component(_entry(event, language, url))
    if any(event.starts_at for event, _url in known):
        calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _entry(event: Event, language: Language, url: str) -> CalendarEvent:
    entry = CalendarEvent()
    summary = in_language(event.summary, event.summary_en, language).value
    body = to_plain(in_language(event.body, event.body_en, language).value)
    entry.add("uid", f"event-{event.pk}@{url.split('/')[2].split(':')[0]}")
    entry.add("dtstamp", event.updated_at)
    entry.add("last-modified", event.updated_at)
    entry.add("sequence", event.version - 1)
    entry.add("summary", in_language(event.title, event.title_en, language).value)
    entry.add("url", url)
    if text := "\n\n".join(part for part in (summary, body, example_note(event)) if part):
        entry.add("description", text)
    if event.place:
        entry.add("location", event.place)
    _add_span(entry, event)
    return entry


def _add_span(entry: CalendarEvent, event: Event) -> None:
    """An end that is not known is left out; the end of whole days is the day after the last, as the format has it."""
    first = event.starts_on
    if first is None:
        raise ValueError("An event without a known day has no place in a calendar.")
    last = event.ends_on or first
    if event.starts_at is None:
        entry.add("dtstart", first)
        entry.add("dtend", last + timedelta(days=1))
        return
    entry.add("dtstart", _moment(first, event.starts_at))
    if event.ends_at is not None:
        entry.add("dtend", _moment(last, event.ends_at))


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=STOCKHOLM)
