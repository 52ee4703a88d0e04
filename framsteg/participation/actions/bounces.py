"""Ending what is sent to addresses that letters do not reach."""

import re
from datetime import datetime

from django.db import transaction

from framsteg.mail.actions import returned
from framsteg.mail.bounces import Bounce
from framsteg.participation.models import Subscriber
from framsteg.participation.rules.subscriptions import FAILURES_TO_END, FORGIVEN_AFTER

from .subscriptions import end

NO_SUCH_ADDRESS = re.compile(r"\b5\.1\.\d|\b5\.2\.1\b")
DIGEST = "digest/"


@transaction.atomic
def take(bounce: Bounce, *, at: datetime) -> str:
    """What came of a notification: "unknown", "noted", "failed" (it may arrive next time) or "ended"."""
    key = returned.note(bounce)
    if not key:
        return "unknown"
    if not key.startswith(DIGEST):
        return "noted"
    return "ended" if _failed(key, bounce.is_no_such_address, at) else "failed"


@transaction.atomic
def end_those_refused(*, at: datetime) -> int:
    """The same for digests that no server would take; how many subscribers were ended."""
    refused = returned.take_refused(DIGEST)
    return sum(_failed(key, bool(NO_SUCH_ADDRESS.search(error)), at) for key, error in refused)


def _failed(key: str, is_no_such_address: bool, at: datetime) -> bool:
    """Whether the subscriber was ended: at once where there is nobody, else when it fails time after time."""
    found = Subscriber.objects.select_for_update(no_key=True).filter(pk=int(key.split("/")[1])).first()
    if found is None:
        return False
    is_new_row = found.failed_at is None or found.failed_at < at - FORGIVEN_AFTER
    found.failures = 1 if is_new_row else found.failures + 1
    found.failed_at = at
    if is_no_such_address or found.failures >= FAILURES_TO_END:
        end(found)
        return True
    found.save(update_fields=["failures", "failed_at"])
    return False
