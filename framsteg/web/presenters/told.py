"""What has happened, in the words that feeds and letters share."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from framsteg.lib.markdown import to_plain
from framsteg.lib.plain_language import Language, date_in_text, in_language, sentence
from framsteg.participation.following import Told
from framsteg.participation.models import Answer, Contribution, ContributionStep, Event
from framsteg.programme.models import Decision
from framsteg.programme.queries import change_log as log
from framsteg.programme.queries.change_log import LogEntry
from framsteg.reports.models import Kind
from framsteg.reports.queries.editions import PublishedEdition
from framsteg.web.site import NewsItem

from .answers import answer_url, shortened
from .change_log import about_of
from .change_words import kind_word, said, text_of
from .common import decision_url, event_url, name_of, sub_project_url, title_of
from .decisions import decision_line
from .reports import edition_url
from .stages import stage_mark


def of_change(entry: LogEntry, municipality: str, language: Language, home: str) -> Told:
    """`home` is the page of what the log is about, for what has no page of its own."""
    if entry.kind == log.REPORT:
        return _of_report(entry, municipality, language)
    if entry.kind == log.DECISION:
        return of_decision(entry.instance, entry.at, municipality, language)
    about = about_of(entry, municipality, language)
    text = to_plain(text_of(entry, language).value)
    url = about.url or home
    return Told(
        identity=f"{url}#{entry.kind}-{entry.identity}",
        title=f"{kind_word(entry.kind)}: {about.text.value}",
        url=url,
        text=_sentences(_ended(said(entry, language)), text, example_note(entry.instance)),
        at=entry.at,
    )


def _of_report(entry: LogEntry, municipality: str, language: Language) -> Told:
    report, sub_project = entry.instance, entry.instance.sub_project
    stage, name = stage_mark(report.stage).label, name_of(sub_project, language)
    text = to_plain(in_language(report.text, report.text_en, language).value)
    url = sub_project_url(sub_project.programme, municipality, sub_project.number)
    return Told(
        identity=f"{url}#report-{report.pk}",
        title=f"{name}: {stage.lower()}",
        url=url,
        text=_sentences(_ended(said(entry, language)), text, example_note(report)),
        at=entry.at,
    )


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def example_note(instance: Any) -> str:
    """That it is only an example, wherever it is told; "" for all that is real."""
    is_example = getattr(instance, "is_illustrative", False)
    return gettext("Illustrative example, not real data") + "." if is_example else ""


def of_decision(decision: Decision, at: datetime, municipality: str, language: Language) -> Told:
    line = decision_line(decision, municipality, language)
    url = decision_url(decision, municipality)
    when = line.day.label if line.day else ""
    where = ", ".join(part for part in (line.body, when, line.reference) if part)
    text = to_plain(in_language(decision.text, decision.text_en, language).value)
    return Told(
        identity=url,
        title=gettext("Decision: %(title)s") % {"title": line.title},
        url=url,
        text=_sentences(f"{line.outcome}. {where}.", text, example_note(decision)),
        at=at,
    )


def of_event(event: Event, municipality: str, language: Language) -> Told:
    """Told when it became public, and when its day, its place or what came of it changed."""
    url = event_url(event, municipality)
    summary = in_language(event.summary, event.summary_en, language)
    day = date_in_text(event.starts_on, language, event.starts_precision) if event.starts_on else ""
    return Told(
        identity=url,
        title=gettext("Event: %(title)s") % {"title": title_of(event, language)},
        url=url,
        text=_sentences(f"{sentence(day)}." if day else "", summary.value, example_note(event)),
        at=getattr(event, "told_at", None) or event.updated_at,
    )


def of_news(item: NewsItem) -> Told:
    noon = timezone.make_aware(datetime.combine(item.published_on, time(12)))
    return Told(
        identity=f"/#{item.identity}",
        title=item.title.value,
        url=item.url,
        text=item.lead.value,
        at=item.first_published_at or noon,
    )


def of_edition(edition: PublishedEdition, municipality: str, language: Language) -> Told:
    as_of = {"date": date_in_text(edition.as_of, language)}
    changes = edition.changes_en if language == "en" and edition.changes_en else edition.changes
    kind = f"{Kind(edition.kind).label}, {gettext('as of %(date)s') % as_of}."
    url = edition_url(municipality, edition.slug, edition.number)
    return Told(
        identity=url,
        title=gettext("Report: %(title)s") % {"title": edition.title},
        url=url,
        text=_sentences(kind, changes, example_note(edition)),
        at=edition.published_at,
    )


def of_answered_view(step: ContributionStep, municipality: str, language: Language) -> Told:
    """The answer to a view that anyone may read."""
    where = {"municipality": municipality, "number": step.contribution_id}
    answer = to_plain(in_language(step.text, step.text_en, language).value)
    told = f"{_ended(str(step.get_kind_display()))} {step.by_text}: {answer}"
    return Told(
        identity=f"{reverse('web:contribution', kwargs=where)}#{step.pk}",
        title=gettext("Answer to a view: %(view)s") % {"view": shortened(step.contribution.text)},
        url=reverse("web:contribution", kwargs=where),
        text=_sentences(told, example_note(step.contribution.event)),
        at=step.at,
    )


def of_view(contribution: Contribution, municipality: str) -> Told:
    """What somebody said, told when it was published."""
    url = reverse("web:contribution", kwargs={"municipality": municipality, "number": contribution.pk})
    return Told(
        identity=url,
        title=gettext("View: %(view)s") % {"view": shortened(contribution.text)},
        url=url,
        text=_sentences(contribution.text, example_note(contribution.event)),
        at=contribution.moderated_at or contribution.given_at,
    )


def newest_first(told: Sequence[Told], limit: int) -> Sequence[Told]:
    return sorted(told, key=lambda each: each.at, reverse=True)[:limit]


def of_answer(answer: Answer, municipality: str, language: Language) -> Told:
    url = answer_url(answer, municipality)
    question = in_language(answer.question, answer.question_en, language).value
    text = to_plain(in_language(answer.text, answer.text_en, language).value)
    by = title_of(answer.answered_by, language).value
    return Told(
        identity=url,
        title=gettext("Question and answer: %(question)s") % {"question": shortened(question)},
        url=url,
        text=f"{by}: {text}",
        at=getattr(answer, "told_at", None) or answer.created_at,
    )
