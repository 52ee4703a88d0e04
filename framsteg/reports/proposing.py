"""The tree of a report: proposed from the data as of its day, completed with what people have written."""

from collections.abc import Mapping
from dataclasses import replace

from framsteg.lib.plain_language import Language, in_language
from framsteg.reports.contents import final_report, sub_project_report, tertial_report
from framsteg.reports.document import Emphasis, Paragraph, Report, Words
from framsteg.reports.models import Kind, ReportDraft, ReportText


def tree_of(draft: ReportDraft, language: Language) -> Report:
    """The report as it would read now. In a number of queries that does not depend on the programme's size."""
    return _marked(_proposed(draft, language), draft)


def trees_of(draft: ReportDraft) -> dict[Language, Report]:
    """In each of the report's languages."""
    return {language: tree_of(draft, language) for language in draft.languages}


def _proposed(draft: ReportDraft, language: Language) -> Report:
    texts, on, programme = _texts(draft, language), draft.as_of, draft.programme
    match Kind(draft.kind):
        case Kind.SUB_PROJECT if draft.sub_project is not None:
            number = draft.sub_project.number
            return sub_project_report.build(programme, number, on=on, language=language, texts=texts)
        case Kind.TERTIAL:
            return tertial_report.build(programme, on=on, language=language, texts=texts)
        case _:
            return final_report.build(programme, on=on, language=language, texts=texts)


def _marked(report: Report, draft: ReportDraft) -> Report:
    """A report that is only an example says so in its content, and so in every format."""
    if not draft.is_illustrative or not report.sections:
        return report
    note = in_language(draft.provenance_note, draft.provenance_note_en, report.language).value
    told = note or str(draft.get_provenance_display())
    first, *others = report.sections
    opening = Paragraph((Words(told, Emphasis.STRONG),))
    marked = replace(first, blocks=(opening, *first.blocks))
    return replace(report, subtitle=f"{report.subtitle} – {told}", sections=(marked, *others))


def _texts(draft: ReportDraft, language: Language) -> Mapping[str, str]:
    rows = ReportText.objects.filter(draft_id=draft.pk, language=language)
    return dict(rows.values_list("place", "text"))
