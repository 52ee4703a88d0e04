from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.reports.models import Release


@recording.check.register(Release)
def _release(release: Release, *, on: date) -> None:
    for name in ("programme", "event"):
        linked = getattr(release, name)
        if linked is not None and linked.municipality_id != release.municipality_id:
            raise ValidationError({name: _("Choose one of the same municipality.")})
