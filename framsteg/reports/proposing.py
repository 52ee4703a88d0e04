"""The tree of a report: proposed from the data as of its day, completed with what people have written."""

from collections.abc import Mapping

from framsteg.lib.plain_language import Language
from framsteg.reports.contents import final_report
from framsteg.reports.document import Report
from framsteg.reports.models import Kind, ReportDraft, ReportText


def tree_of(draft: ReportDraft, language: Language) -> Report:
    """The report as it would read now. In a number of queries that does not depend on the programme's size."""
    texts = _texts(draft, language)
    on = draft.as_of
    match Kind(draft.kind):
        case Kind.FINAL:
            return contents.final(draft.programme, on=on, language=language, texts=texts)
        case Kind.SUB_PROJECT if draft.sub_project is not None:
            return contents.sub_project(draft.sub_project, on=on, language=language, texts=texts)
        case _:
            return contents.tertial(draft.programme, on=on, language=language, texts=texts)


def trees_of(draft: ReportDraft) -> dict[Language, Report]:
    """In each of the report's languages."""
    return {language: tree_of(draft, language) for language in draft.languages}


def _texts(draft: ReportDraft, language: Language) -> Mapping[str, str]:
    rows = ReportText.objects.filter(draft_id=draft.pk, language=language)
    return dict(rows.values_list("place", "text"))
