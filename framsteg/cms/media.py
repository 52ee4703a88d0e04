"""Uploaded pictures and logotypes as files. What only a draft event shows is given to those who may see the draft."""

import posixpath
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, OuterRef
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from framsteg.accounts.rules.access import Right
from framsteg.cms.editor.subjects import allowed
from framsteg.cms.models import EventPicture
from framsteg.cms.tree import readable_by_all
from framsteg.participation.queries.events import events

PRIVATE = "private, no-store"


@require_safe
def media_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """An address that only leads here by a detour ("images/../documents/…") leads nowhere."""
    if posixpath.normpath(path) != path:
        raise _nothing_here()
    drafts = EventPicture.objects.filter(image__renditions__file=path).exclude(event__in=events())
    shown = list(drafts) if path.startswith("images/") else []
    is_private = bool(shown) and not _is_shown_elsewhere(shown[0].image_id)
    if is_private and not _may_see(request, shown):
        raise _nothing_here()
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    if is_private:
        response.headers["Cache-Control"] = PRIVATE
    return response


def _nothing_here() -> Http404:
    return Http404(gettext("There is no such file here."))


def _may_see(request: HttpRequest, shown: list[EventPicture]) -> bool:
    user = request.user
    if not user.is_authenticated:
        return False
    mine = allowed(EventPicture, user, [Right.VIEW])
    return bool(mine.filter(pk__in=[each.pk for each in shown]).exists())


def _is_shown_elsewhere(image: int) -> bool:
    """At a public event, or on a page that anyone may read."""
    if EventPicture.objects.filter(image_id=image, event__in=events()).exists():
        return True
    kinds = ContentType.objects.get_for_models(Page, get_image_model())
    references: Any = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[get_image_model()], to_object_id=str(image)
    ).annotate(page=Cast("object_id", BigIntegerField()))
    readable = readable_by_all(Page.objects.filter(pk=OuterRef("page")))
    return bool(references.filter(Exists(readable)).exists())
