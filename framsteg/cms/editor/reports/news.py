"""Writes a draft of the news item from the signed report: figures are references, the link is worded by the finding."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin import messages

from framsteg.accounts.rules.access import Kind, Right, may
from framsteg.cms.blocks.report_sentences import signed_tree
from framsteg.cms.models import NewsIndexPage, NewsPage, NewsPageProgramme
from framsteg.lib.plain_language import Language
from framsteg.lib.text import slug
from framsteg.reports.document import (
    BulletList,
    Claim,
    FreeText,
    Paragraph,
    Report,
    Run,
    Section,
    sections_of,
)
from framsteg.reports.document.blocks import Cite, Link, Words
from framsteg.reports.hand_figures import filled_in
from framsteg.reports.models import ReportDraft

from .presenting import news_sections
from .views import ReportAct

OPENING = "sammanfattning"
LONGEST_LEAD = 500


class WriteNewsView(ReportAct):
    """One draft for each language that has a news section."""

    def act(self) -> HttpResponse | None:
        draft: ReportDraft = self.object
        user = self.request.user
        if not may(user, Right.ADD, Kind.NEWS, draft.municipality.pk):
            messages.error(self.request, _("You may not write news."))
            return None
        if not draft.is_locked:
            messages.error(
                self.request, _("The news item is written from the signed report. Let it be signed first.")
            )
            return None
        written = write_news(draft, self._chosen(), by=user, on=timezone.localdate())
        if not written:
            messages.error(
                self.request, _("There is no news section to write in. Add one under the start page.")
            )
            return None
        messages.success(self.request, _("A draft of the news item has been written. Change it as you like."))
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[written[0].pk]))

    def _chosen(self) -> dict[Language, NewsIndexPage]:
        """The section that was chosen in each language. Raises ValidationError for one that is gone."""
        chosen: dict[Language, NewsIndexPage] = {}
        for language, sections in news_sections(self.object).items():
            wanted = self.request.POST.get(f"section_{language}", "")
            found = [each for each in sections if str(each.pk) == wanted] if wanted else sections
            if not found:
                raise ValidationError(_("The news section is not there any more. Choose another."))
            chosen[language] = found[0]
        return chosen


def write_news(
    draft: ReportDraft, sections: Mapping[Language, NewsIndexPage], *, by: Any, on: date
) -> Sequence[NewsPage]:
    """The drafts, Swedish first, each in the section of its language. Nothing is published."""
    return [
        _write(draft, tree, sections[language], by=by, on=on)
        for language in draft.languages
        if language in sections and (tree := signed_tree(draft, language)) is not None
    ]


def _write(draft: ReportDraft, tree: Report, index: NewsIndexPage, *, by: Any, on: date) -> NewsPage:
    with override(tree.language):
        title = _("%(programme)s: the final report") % {"programme": _subject(draft, tree.language)}
        body = list(_body(draft, tree))
    page = NewsPage(
        title=title,
        slug=_free_slug(index, title),
        lead=_lead(tree),
        published_on=on,
        live=False,
        owner=by,
        locale=index.locale,
        body=body,
    )
    page.programme_links.add(NewsPageProgramme(programme=draft.programme))
    index.add_child(instance=page)
    page.save_revision(user=by)
    return page


def _body(draft: ReportDraft, tree: Report) -> Iterator[tuple[str, Any]]:
    """What was done, how far it came, the money, the goal, the change, and what can be said of a link."""
    claims = list(_claims(tree))
    opening = _opening(tree)
    said = {opening, *claims}
    sentences = [each for each in _texts(_summary(tree)) if each not in said and each not in " ".join(claims)]
    if sentences:
        yield "report_sentences", {"report": draft, "text": "\n\n".join(sentences)}
    if claims:
        yield "heading", _("Can the change be linked to the programme?")
        yield "report_sentences", {"report": draft, "text": "\n\n".join(claims)}
    yield "heading", _("Read more")
    yield "report_sentences", {"report": draft, "text": _way_on(draft)}


def _summary(tree: Report) -> Section:
    return next(section for _depth, section in sections_of(tree) if section.anchor == OPENING)


def _texts(section: Section) -> Iterator[str]:
    """The sentences of the summary, each figure as a reference to the report's."""
    for block in section.blocks:
        match block:
            case Paragraph():
                yield _written(block.runs)
            case BulletList():
                yield "\n".join(f"- {_written(item)}" for item in block.items)
            case FreeText():
                yield block.markdown


def _written(runs: Sequence[Run]) -> str:
    return "".join(as_reference(run) for run in runs)


def as_reference(run: Run) -> str:
    """A run as it is written in a news item."""
    match run:
        case Words():
            return run.text
        case Link():
            return f"[{run.text}]({run.url})"
        case Cite():
            form = f"|{run.form.value}" if run.form.value != "figures" else ""
            return f"[[{run.key}{form}]]"


def _claims(tree: Report) -> Iterator[str]:
    """What the findings allow to be said, in their own words; the summary's short sentence is not said twice."""
    for _depth, section in sections_of(tree):
        yield from (
            " ".join(block.sentences)
            for block in section.blocks
            if isinstance(block, Claim) and block.sentences
        )


def _way_on(draft: ReportDraft) -> str:
    path = reverse("web:report_newest", kwargs={"municipality": draft.municipality.slug, "slug": draft.slug})
    told = _("The whole report, with every figure and where it comes from")
    return f"[{told}]({path})"


def _opening(tree: Report) -> str:
    """The first sentences with figures: how far the programme has come. "" where there are none."""
    cited = (
        _written(block.runs)
        for block in _summary(tree).blocks
        if isinstance(block, Paragraph) and any(isinstance(run, Cite) for run in block.runs)
    )
    return next(cited, "")


def _lead(tree: Report) -> str:
    """The opening in plain words, since a lead holds no references: a figure changed in it is flagged."""
    return (filled_in(_opening(tree), tree) or tree.subtitle)[:LONGEST_LEAD]


def _subject(draft: ReportDraft, language: Language) -> str:
    about: Any = draft.sub_project or draft.programme
    return str((about.title_en if language == "en" else "") or about.title or about)


def _free_slug(index: NewsIndexPage, title: str) -> str:
    wanted, taken = slug(title)[:80], set(index.get_children().values_list("slug", flat=True))
    tries = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(each for each in tries if each not in taken)
