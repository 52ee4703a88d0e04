"""Addresses that named a row by its key lead on, where the key is another one here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model

from framsteg.accounts.models import Municipality
from framsteg.audit.models import FormerAddress
from framsteg.cms.editor.access import collection_of
from framsteg.participation.models import Contribution
from framsteg.programme.models import Decision

from .keys import Keys


def lead_on(municipality: Municipality, keys: Keys, was_called: Mapping[str, str], *, at: datetime) -> None:
    """Remember the keys that decisions, views and documents had in their addresses."""
    for rows in (
        Decision.objects.filter(municipality=municipality),
        Contribution.objects.filter(event__municipality=municipality),
    ):
        _remember(rows, municipality, keys.shifts.get(rows.model._meta.label, 0), at)
    documents = get_document_model()
    shift = keys.shifts.get(documents._meta.label, 0)
    own = collection_of(municipality).get_descendants(inclusive=True)
    came = documents.objects.filter(collection__in=own) if shift else ()
    Redirect.objects.bulk_create(
        Redirect(
            old_path=Redirect.normalise_path(
                f"/documents/{each.pk - shift}/{was_called.get(each.file.name, each.filename)}"
            ),
            redirect_link=each.url,
            is_permanent=True,
            automatically_created=True,
        )
        for each in came
    )


def _remember(rows: "QuerySet[Any]", municipality: Municipality, shift: int, at: datetime) -> None:
    found = rows.values_list("pk", flat=True) if shift else ()
    FormerAddress.objects.bulk_create(
        FormerAddress(
            object_type=rows.model._meta.label_lower,
            object_id=str(key),
            scope=municipality.code,
            name=str(key - shift),
            left_at=at,
        )
        for key in found
    )
