"""Every way an evaluation can be impossible, with a name, a code and the facts that a page can word.

The codes are stable; the English text is for the command line and logs.
"""

from collections.abc import Mapping
from types import MappingProxyType


class EvaluationError(Exception):
    """Base of all named errors: ``code`` for translation, ``facts`` the numbers and names that go with it."""

    code = "evaluation_failed"
    text = "The evaluation failed."

    def __init__(self, **facts: object) -> None:
        self.facts: Mapping[str, object] = MappingProxyType(facts)
        super().__init__(self.text.format(**facts))


class UnreadableFileError(EvaluationError):
    code = "unreadable_file"
    text = "The file cannot be read as a table: {reason}"


class ColumnNotFoundError(EvaluationError):
    code = "column_not_found"
    text = "No column for the {role} was found among: {columns}. Name it with --{role}-column."


class NotANumberError(EvaluationError):
    code = "not_a_number"
    text = "{unit}, {period}: {value!r} is not a number."


class MissingValuesError(EvaluationError):
    code = "missing_values"
    text = (
        "{count} values are missing, first {unit} in {period}. Leave out the unit or the period, or all units with "
        "missing values by --drop-incomplete."
    )


class DuplicateRowsError(EvaluationError):
    code = "duplicate_rows"
    text = "{count} pairs of unit and period occur more than once, first {unit} in {period}."


class UnitNotFoundError(EvaluationError):
    code = "unit_not_found"
    text = "There is no unit {unit!r} in the panel.{hint}"


class PeriodNotFoundError(EvaluationError):
    code = "period_not_found"
    text = "The period {period!r} is not in the panel, which covers {first} to {last}."


class PeriodUnclearError(EvaluationError):
    code = "period_unclear"
    text = "The period {period!r} can be read in two ways. Write dates as 2013-01-31."


class MixedPeriodsError(EvaluationError):
    code = "mixed_periods"
    text = "The periods are of different kinds: {first!r} and {second!r}. Use years, quarters or months throughout."


class SamePeriodError(EvaluationError):
    code = "same_period"
    text = "{first!r} and {second!r} are the same period. Write each period in one way."


class NotAPeriodColumnError(EvaluationError):
    code = "not_a_period_column"
    text = (
        "The columns {columns} hold figures beside the periods {first} to {last}, but are called no period. "
        "Rename them, or take them out."
    )


class StartOutsidePanelError(EvaluationError):
    code = "start_outside_panel"
    text = "Before the start {period!r} there are {pre} periods in {first} to {last}; {least} are needed."


class StartAfterPanelError(EvaluationError):
    code = "start_after_panel"
    text = "The start {period!r} comes after the last period, {last}: it is too early to say."


class TooFewDonorsError(EvaluationError):
    code = "too_few_donors"
    text = "A comparison needs at least {least} donors; there are {count}."


class ScaleError(EvaluationError):
    code = "scale_not_possible"
    text = "The scale {scale!r} needs positive values; {unit} has {value} in {period}."


class ConstantSeriesError(EvaluationError):
    code = "constant_series"
    text = "{unit} has the same value in all periods before the start: there is nothing to fit."


class UnwritableError(EvaluationError):
    code = "unwritable"
    text = "The result cannot be written to {path}: {reason}"


class BadPanelError(EvaluationError):
    code = "bad_panel"
    text = "The panel does not fit together: {reason}"


class BadQuestionError(EvaluationError):
    code = "bad_question"
    text = "The question cannot be asked: {reason}"


class NotOptimalError(EvaluationError):
    code = "not_optimal"
    text = "{fits} fits could not be proven optimal; the largest relative duality gap is {gap:.1e}."


class ScanMismatchError(EvaluationError):
    code = "scan_mismatch"
    text = "The folder {folder} holds a scan with other settings or of another version. Choose another one."


class ClusterError(EvaluationError):
    code = "no_cluster"
    text = "The cluster cannot be used: {reason}"
