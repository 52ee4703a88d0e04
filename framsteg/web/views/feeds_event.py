"""What people say at an event and are answered, as RSS 2.0 and Atom 1.0."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.participation.queries.answers import answered_views, latest_below
from framsteg.participation.queries.contributions import newest_of_event
from framsteg.participation.rules.messages import without_language
from framsteg.web.presenters import told
from framsteg.web.presenters.common import event_url, title_of
from framsteg.web.presenters.feeds import MOST_ENTRIES, written
from framsteg.web.site import current_language

from .event_lookup import event_at
from .feeds_programme import head_of, xml


@require_safe
def of_event(request: HttpRequest, municipality: str, slug: str, form: str) -> HttpResponse:
    """The published views, the answers to them, and the questions about the event that were answered in public."""
    event, language = event_at(request, municipality, slug), current_language()
    home = event_url(event, municipality)
    answered = answered_views(Q(contribution__event_id=event.pk), MOST_ENTRIES)
    found = [
        *(told.of_view(each, municipality) for each in newest_of_event(event, MOST_ENTRIES)),
        *(told.of_answered_view(each, municipality, language) for each in answered),
        *(
            told.of_answer(each, municipality, language)
            for each in latest_below(without_language(home), MOST_ENTRIES)
        ),
    ]
    title = f"{gettext('Views')}: {title_of(event, language)}"
    about = gettext("What people have said at %(event)s, and what they have been answered.")
    head = head_of(request, title, f"{home}synpunkter/", about % {"event": title_of(event, language)})
    return xml(written(head, found, form), form)
