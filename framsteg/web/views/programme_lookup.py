"""Finding what an address names, or answering that it is not there. Drafts are not there."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from framsteg.lib.plain_language import Text
from framsteg.programme.models import Programme
from framsteg.programme.queries.newest_round import newest_read_with
from framsteg.programme.queries.programmes import programme_named
from framsteg.web.presenters.common import programme_url, title_of
from framsteg.web.site import Feed, Link, Menu, MenuItem, current_language, keep_municipality

PAGE_NUMBER_LENGTH = 6


def programme_at(
    request: HttpRequest,
    municipality: str,
    slug: str,
    read: Callable[[str, str], Programme] = programme_named,
) -> Programme:
    """The public programme at an address, with its municipality; 404 where there is none."""
    try:
        programme = read(municipality, slug)
    except Programme.DoesNotExist:
        raise Http404(gettext("There is no such programme here.")) from None
    keep_municipality(request, programme.municipality)
    return programme


def page_number(request: HttpRequest) -> int:
    """The page asked for with ?sida=; 404 where it is no number of a page."""
    asked = request.GET.get("sida", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) <= PAGE_NUMBER_LENGTH):
        raise no_such_page()
    return int(asked)


def no_such_page() -> Http404:
    return Http404(gettext("The list has no such page."))


def trail(programme: Programme, municipality: str, *further: Link) -> Sequence[Link]:
    """The way from the list of programmes to a page of the programme."""
    title = title_of(programme, current_language())
    programmes = Link(gettext("Programmes"), reverse("web:programmes", kwargs={"municipality": municipality}))
    if not further:
        return (programmes, Link(title))
    return (programmes, Link(title, programme_url(programme, municipality)), *further)


def menu(request: HttpRequest, programme: Programme, municipality: str) -> Menu:
    """The pages of the programme; the follow-up only where there is a closed one to read."""
    of = {"municipality": municipality, "programme": programme.slug}
    title: Text = title_of(programme, current_language())
    url = programme_url(programme, municipality)
    followed_up = (
        [(gettext("Follow-up"), reverse("web:rounds", kwargs=of))] if newest_read_with(programme) else []
    )
    pages = (
        (gettext("Overview"), url),
        (gettext("Sub-projects"), reverse("web:sub_projects", kwargs=of)),
        *followed_up,
        (gettext("Decisions"), reverse("web:programme_decisions", kwargs=of)),
        (gettext("Money"), reverse("web:programme_money", kwargs=of)),
        (gettext("What has changed"), reverse("web:programme_changes", kwargs=of)),
        (gettext("Follow goals and figures"), reverse("web:programme_trace", kwargs=of)),
    )
    items = tuple(
        MenuItem(name, address, current=request.path == address, open=_under(request.path, address, url))
        for name, address in pages
    )
    return Menu(title.value, url, items)


def feeds(name: str, title: str, **of: str | int) -> Sequence[Feed]:
    """The feed in both its forms, and the calendar where the same has one."""
    by_mail = _by_mail(name, of)
    found = [
        Feed(
            f"{title} ({label})",
            reverse(f"web:{name}", kwargs={**of, "form": form}),
            f"application/{form}+xml",
            by_mail,
        )
        for form, label in (("rss", "RSS"), ("atom", "Atom"))
    ]
    if by_mail:
        calendar = reverse(f"web:{name.removesuffix('feed')}calendar", kwargs=of)
        found.append(Feed(f"{title} ({gettext('calendar')})", calendar, "text/calendar", by_mail))
    return tuple(found)


_ASKED = {"programme_feed": "", "area_feed": "omrade", "sub_project_feed": "delprojekt"}


def _by_mail(name: str, of: Mapping[str, str | int]) -> str:
    """Where one follows the same by mail: views.followable_lookup reads it."""
    if name not in _ASKED:
        return ""
    asked = {"program": of["programme"]} | ({_ASKED[name]: of["number"]} if "number" in of else {})
    return f"{reverse('web:follow', kwargs={'municipality': of['municipality']})}?{urlencode(asked)}"


def _under(path: str, address: str, overview: str) -> bool:
    if address == overview:
        return path == overview or path.startswith(f"{overview}omrade/")
    return path.startswith(address)
