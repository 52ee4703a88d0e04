"""What the importer was not sure of, did not understand or found worth saying, each with its row and column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from framsteg.importers.plan_workbook.cells import without_personal_data
from framsteg.lib.plain_errors import gettext_noop

DOUBT, NOTE, PERSONAL = "doubt", "note", "personal"

SENTENCES: dict[str, tuple[str, str]] = {
    "not_a_date": (DOUBT, gettext_noop("Not a date. It is kept as a text.")),
    "date_guess": (DOUBT, gettext_noop("The date can be read in more than one way. It was read as %(read)s.")),
    "date_inexact": (NOTE, gettext_noop("The date is not given to the day. It was read as %(read)s.")),
    "date_without_end": (NOTE, gettext_noop("A time without a day. It is kept as a text.")),
    "date_out_of_order": (DOUBT, gettext_noop("The end is before the start. Neither is stored; both are kept as a "
                                              "text.")),
    "date_in_future": (DOUBT, gettext_noop("It has not happened yet, so the day is left out.")),
    "stage_unknown": (DOUBT, gettext_noop("Nobody has said which stage this word means. The stage stays as it is, "
                                          "unknown for what is new.")),
    "stage_is_colour": (DOUBT, gettext_noop("It tells how it is going, not how far it has come. The stage "
                                            "stays as it is, unknown for what is new.")),
    "stages_differ": (DOUBT, gettext_noop("The rows of one sub-project state different stages. None is stored.")),
    "outlook_unknown": (DOUBT, gettext_noop("Nobody has said which outlook this word means. It is kept as a text.")),
    "outlook_not_ongoing": (NOTE, gettext_noop("An outlook is stored only for what is ongoing. This one is kept as "
                                               "a text.")),
    "amount_not_read": (DOUBT, gettext_noop("Not one amount that can be read. It is not part of the sum.")),
    "total_differs": (DOUBT, gettext_noop("The plan states the total %(stated)s kr, but its rows add up to %(sum)s "
                                          "kr.")),
    "unit_unknown": (DOUBT, gettext_noop("No unit has this name. It is left out until you say which unit it is, or "
                                         "that it is a new one.")),
    "role_unknown": (DOUBT, gettext_noop("No role has this title. It is left out until you say which role it is, "
                                         "or that it is a new one.")),
    "html_removed": (NOTE, gettext_noop("HTML was taken out; the words are kept.")),
    "formula_text": (DOUBT, gettext_noop("A formula without its result. The cell is not read.")),
    "broken_formula": (DOUBT, gettext_noop("The spreadsheet could not compute this cell. It is not read.")),
    "sheet_not_read": (NOTE, gettext_noop("The sheet is not read.")),
    "sheet_hidden": (DOUBT, gettext_noop("The sheet is hidden in the workbook. It is not read.")),
    "has_hidden": (NOTE, gettext_noop("Some rows or columns are hidden in the workbook. They are read like all "
                                       "others.")),
    "reports_differ": (DOUBT, gettext_noop("Two rows of one sub-project say different things about where it "
                                           "stands. The first is read, unless the other is told for a later day.")),
    "further_not_read": (DOUBT, gettext_noop("Sheet “%(sheet)s”: the cell cannot be read. A row that needs it is not "
                                             "stored.")),
    "column_empty": (NOTE, gettext_noop("The column has a heading and no values. If it tells by colours, write words "
                                         "instead: colours cannot be read.")),
    "not_computed": (DOUBT, gettext_noop("Some formulas have never been computed, so their cells are empty. Open the "
                                         "file in Excel or LibreOffice, save it and import it again.")),
    "has_formulas": (NOTE, gettext_noop("The sheet has formulas. Their results are read as the spreadsheet last "
                                        "computed them.")),
    "code_repeated": (DOUBT, gettext_noop("The code stands on an earlier row too, with another name. This row is "
                                          "read without its code.")),
    "number_repeated": (DOUBT, gettext_noop("The number is taken by another sub-project. This one gets the next "
                                            "free number.")),
    "title_repeated": (NOTE, gettext_noop("Another row has the same name. They are read as two sub-projects, "
                                          "because they differ in more than the area.")),
    "rows_merged": (NOTE, gettext_noop("The same sub-project stands on several rows, under different areas. It is "
                                       "read once and touches them all.")),
    "row_duplicate": (NOTE, gettext_noop("The row is the same as an earlier one. It is read once.")),
    "row_continues": (NOTE, gettext_noop("The row has no name and is read as going on from the row above.")),
    "title_missing": (DOUBT, gettext_noop("The row has no name and follows no row with one. It is not read.")),
    "title_cut": (NOTE, gettext_noop("The name is longer than 200 characters. It is cut, and stands whole in the "
                                     "text.")),
    "text_cut": (DOUBT, gettext_noop("The text is longer than %(limit)s characters and is cut.")),
    "area_missing": (DOUBT, gettext_noop("The row tells no area.")),
    "area_number_taken": (DOUBT, gettext_noop("Another area has this number. The area gets the next free number.")),
    "area_untitled": (DOUBT, gettext_noop("The plan gives the area a number and no name.")),
    "section": (NOTE, gettext_noop("Read as a heading for the rows below it.")),
    "parent_row": (NOTE, gettext_noop("Read as a heading, because other rows are parts of it.")),
    "parent_with_stage": (DOUBT, gettext_noop("The row has parts of its own and also a stage. Its parts are "
                                              "counted; its own stage is not read.")),
    "folded_row": (NOTE, gettext_noop("Read as a part of the sub-project above it.")),
    "filled_down": (NOTE, gettext_noop("Empty, and read as the same as above.")),
    "repeated_header": (NOTE, gettext_noop("The headings once more. The row is not read.")),
    "total_row": (NOTE, gettext_noop("A sum, not a sub-project. The row is not read.")),
    "outside_table": (DOUBT, gettext_noop("A text outside the table. The row is not read.")),
    "milestone_without_date": (NOTE, gettext_noop("A milestone without a date. It is kept as a text.")),
    "column_not_read": (NOTE, gettext_noop("The column is not read. It has %(count)s values.")),
    "reference_unknown": (DOUBT, gettext_noop("No sub-project in the file has this number or code. The row is not "
                                              "read.")),
    "report_not_read": (DOUBT, gettext_noop("The report has no day or no known stage. It is not read.")),
    "older_report": (DOUBT, gettext_noop("There is a newer status report. This older one is not stored.")),
    "as_of_wrong": (DOUBT, gettext_noop("The stage cannot be reported as of this day: %(reason)s")),
    "refused": (DOUBT, gettext_noop("Cannot be stored as it stands: %(reason)s")),
    "link_not_address": (DOUBT, gettext_noop("Not a web address. It is left out.")),
    "word_unknown": (DOUBT, gettext_noop("The word is not one of those that can stand here. It is left out.")),
    "email": (PERSONAL, gettext_noop("An e-mail address.")),
    "phone": (PERSONAL, gettext_noop("A telephone number.")),
    "personal_number": (PERSONAL, gettext_noop("A personal identity number.")),
    "person_name": (PERSONAL, gettext_noop("This may be the name of a person. It is left out: answer for a role or "
                                           "a unit instead.")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubt:
    """`row` as the spreadsheet numbers it, `column` by its letter; "" and 0 where the whole sheet is meant."""

    kind: str
    row: int = 0
    column: str = ""
    value: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def weight(self) -> str:
        return SENTENCES[self.kind][0]

    @property
    def sentence(self) -> str:
        return SENTENCES[self.kind][1]

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "facts": dict(self.facts),
        }


SHEET_STEP = 100_000
"""Rows of the second sheet that is read are counted from here, of the third from twice as much."""


class Doubts(list[Doubt]):
    """A list that is filled while a plan is read; `first` is what rows of the sheet at hand are counted from."""

    first = 0

    def add(self, kind: str, row: int = 0, column: int | None = None, value: str = "", **facts: str) -> None:
        letter = "" if column is None else column_letter(column)
        shown = (
            ""
            if SENTENCES[kind][0] == PERSONAL and kind != "person_name"
            else without_personal_data(value[:120])
        )
        self.append(Doubt(kind, row + self.first, letter, shown, facts))


def column_letter(at: int) -> str:
    """0 as "A", 26 as "AA"."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
