"""What the writer is shown: the page that asks for reasons, and the warning after a draft has been saved."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .review import FIELD, Remark, Review

MOST_SHOWN = 5
NOT_CARRIED = {"csrfmiddlewaretoken"}
PUBLISHES = "action-publish"


def ask(request: HttpRequest, reviewed: Review, *, may_save_draft: bool) -> HttpResponse:
    """The page that asks for a reason for every claim. What was written is carried along; nothing is saved yet."""
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_CARRIED and not name.startswith(FIELD)
        for value in values
    ]
    context = {
        "review": reviewed,
        "posted": [pair for pair in carried if pair[0] != PUBLISHES],
        "publishes": PUBLISHES if PUBLISHES in request.POST else "",
        "may_save_draft": may_save_draft,
        "was_answered": any(name.startswith(FIELD) for name in request.POST),
        "header_title": _("The text says more than is known"),
    }
    return render(request, "cms/claims/ask.html", context, status=409)


def warn(request: HttpRequest, reviewed: Review) -> None:
    """Tell what is flagged in a text that has been saved."""
    remarks = [*reviewed.claims, *reviewed.advice]
    if not remarks:
        return
    intro = _("Saved. Look at this before it is published:")
    if reviewed.claims:
        intro = _("Saved. The text says more than is known; a reason is asked for before it is published:")
    messages.warning(request, format_html("{} {}", intro, _list(remarks)))


def _list(remarks: Sequence[Remark]) -> SafeString:
    rows = [
        (each.flag.sentence, each.why, _("You can write:"), each.wording) for each in remarks[:MOST_SHOWN]
    ]
    return format_html("<ul>{}</ul>", format_html_join("", "<li>“{}” {} {} “{}”</li>", rows))
