"""Pages: whoever saves second sees what the first wrote before anything is overwritten."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Page, Revision

from .differences import marked

LEFT_OUT = {
    "csrfmiddlewaretoken",
    "loaded_revision_id",
    "loaded_revision_created_at",
    "overwrite_revision_id",
}
NO_TEXT = {"comment_notifications"}


@dataclass(frozen=True)
class PageConflict:
    """A field of a page in which the posted text and the latest one differ."""

    label: str
    stored: SafeString
    mine: SafeString


def refuse_to_overwrite(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The conflict page, where `page` has been saved by somebody since it was opened; None where it has not.

    Wagtail's own autosave refuses by itself, and is left alone.
    """
    if request.method != "POST" or request.headers.get("Accept", "").startswith("application/json"):
        return None
    latest = page.get_latest_revision()
    if latest is None or not _is_outdated(request, latest):
        return None
    context = {
        "page": page,
        "latest": latest,
        "conflicts": _conflicts(request, page, latest),
        "posted": [
            (name, value) for name, values in request.POST.lists() if name not in LEFT_OUT for value in values
        ],
        "header_title": _("Somebody else has saved the page"),
    }
    return render(request, "cms/editor/page_conflict.html", context, status=409)


def _is_outdated(request: HttpRequest, latest: Revision) -> bool:
    if overwritten := request.POST.get("overwrite_revision_id"):
        return overwritten != str(latest.pk)
    loaded = request.POST.get("loaded_revision_id")
    if not loaded:
        return False
    opened = request.POST.get("loaded_revision_created_at", "")
    return loaded != str(latest.pk) or opened != latest.created_at.isoformat()


def _conflicts(request: HttpRequest, page: Page, latest: Revision) -> list[PageConflict]:
    """The fields of the page form that differ, as texts."""
    stored = latest.as_object()
    form_class = page.get_edit_handler().get_form_class()
    form = form_class(request.POST, request.FILES, instance=stored, for_user=request.user)
    found = []
    for name in form.changed_data:
        if name in form.fields and name not in NO_TEXT and not form[name].is_hidden:
            before, after = marked(_text(form[name].initial), _posted(form, name))
            found.append(PageConflict(str(form[name].label), before, after))
    return found


def _posted(form: Any, name: str) -> str:
    field = form.fields[name]
    value = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    return _text(value)


def _text(value: Any) -> str:
    """A value of a page as plain words: a StreamField by the texts of its blocks."""
    if isinstance(value, StreamValue):
        return strip_tags("\n".join(str(block) for block in value))
    return "" if value is None else str(value)
