"""What must hold for a link by which somebody without an account reports, and how its secret is made."""

import base64
import hashlib
import hmac
from collections.abc import Collection
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.programme.models import ReportLink, SubProject

from .programmes import check_same_municipality

LONGEST = timedelta(days=400)


@recording.check.register(ReportLink)
def _link(link: ReportLink, *, on: date) -> None:
    check_same_municipality(link, "role", link.programme.municipality_id)
    if link.pk is None and link.expires_on < on:
        raise ValidationError({"expires_on": _("The last day has already passed.")})
    if link.expires_on > on + LONGEST:
        raise ValidationError(
            {"expires_on": _("A link is open for 400 days at most. Choose an earlier day.")}
        )


def check_sub_projects(link: ReportLink, chosen: Collection[SubProject]) -> None:
    """At least one, and all of the link's programme."""
    if not chosen:
        raise ValidationError({"sub_projects": _("Choose at least one sub-project.")})
    if any(each.programme_id != link.programme_id for each in chosen):
        raise ValidationError({"sub_projects": _("Choose sub-projects of the same programme.")})


def secret_of(link: ReportLink) -> str:
    """The secret part of the link's address: made by the installation's key from the nonce, kept nowhere."""
    made = hmac.new(settings.SECRET_KEY.encode(), f"report-link:{link.nonce}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(made.digest()).rstrip(b"=").decode()
