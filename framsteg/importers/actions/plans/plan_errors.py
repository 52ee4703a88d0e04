"""Why an import cannot be carried out as things stand. Nothing has been changed."""

from framsteg.lib.plain_errors import PlainError, gettext_noop


class PlanError(PlainError):
    """The import cannot be carried out as things stand. Nothing has been changed."""


class AlreadyApplied(PlanError):
    sentence = gettext_noop("This import has been applied already, or is undone. Upload the file again.")


class ChangedMeanwhile(PlanError):
    sentence = gettext_noop(
        "The programme has been changed since the preview was made. Look at the new preview before you go on."
    )


class ManyWouldGo(PlanError):
    sentence = gettext_noop(
        "%(gone)s of %(all)s sub-projects are not in the file. That is more than a fifth, so it needs a second yes."
    )


class NothingToApply(PlanError):
    sentence = gettext_noop("No row could be read as a sub-project. Nothing has been changed.")


class RowRefused(PlanError):
    sentence = gettext_noop(
        "Row %(row)s of the sheet “%(sheet)s” cannot be stored, so nothing has been changed: %(reason)s"
    )
