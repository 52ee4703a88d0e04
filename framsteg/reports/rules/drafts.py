from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.reports.models import ReportDraft, ReportText

LOCKED = _("Somebody has signed the report, so that its text is locked. Open it for changes first.")


@recording.check.register(ReportDraft)
def _draft(draft: ReportDraft, *, on: date) -> None:
    if draft.as_of > on:
        raise ValidationError({"as_of": _("Choose a day that has been: nothing is known of the future.")})
    if draft.sub_project is not None and draft.sub_project.programme_id != draft.programme_id:
        raise ValidationError({"sub_project": _("Choose a sub-project of the programme.")})


@recording.check.register(ReportText)
def _text(text: ReportText, *, on: date) -> None:
    if ReportDraft.objects.filter(pk=text.draft_id, locked_round__isnull=False).exists():
        raise ValidationError({"text": LOCKED})
