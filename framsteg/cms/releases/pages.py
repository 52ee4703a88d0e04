"""Pages of the tree in a release: news and others, in the version that was there when the time was set."""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from wagtail.blocks import StreamValue
from wagtail.models import Page, Revision

from framsteg.accounts.models import Municipality
from framsteg.audit.actors import Actor
from framsteg.cms.blocks.report_sentences import signed_tree
from framsteg.cms.claims.pages import municipality_at
from framsteg.cms.claims.texts import reference_of, text_of_page
from framsteg.cms.models import MunicipalityHomePage
from framsteg.cms.tree import url_of_page
from framsteg.lib.accessible_html import Fault
from framsteg.reports.bundling import Check, Choice, Found
from framsteg.reports.document import Report
from framsteg.reports.hand_figures import HandFigure, hand_figures, unknown_references
from framsteg.reports.inspection.faults import looked_at
from framsteg.reports.inspection.page import in_html
from framsteg.reports.queries.claims import claims_in

MOST_CHOICES = 100

logger = logging.getLogger(__name__)


class PagePort:
    """A page whose newest version is not public."""

    name = gettext_lazy("Page")

    def choices(self, municipality: Municipality) -> Sequence[Choice]:
        homes = MunicipalityHomePage.objects.filter(municipality=municipality)
        found = [
            page
            for home in homes
            for page in home.get_descendants(inclusive=True).filter(has_unpublished_changes=True)[
                :MOST_CHOICES
            ]
        ]
        drafts = [page for home in homes for page in home.get_descendants().filter(live=False)[:MOST_CHOICES]]
        every = {page.pk: page for page in (*found, *drafts)}
        return tuple(Choice(str(pk), page.get_admin_display_title()) for pk, page in every.items())

    def label(self, identity: str, municipality: Municipality) -> str:
        page = self._page(identity)
        owner = municipality_at(page.path)
        if owner is None or owner.pk != municipality.pk:
            raise LookupError(identity)
        return str(page.get_admin_display_title())

    def pin(self, identity: str) -> Mapping[str, Any]:
        page = self._page(identity)
        revision = page.latest_revision or page.save_revision()
        return {"revision": revision.pk}

    def checks(self, identity: str, pinned: Mapping[str, Any]) -> Sequence[Check]:
        page = self._page(identity)
        owner = municipality_at(page.path)
        draft = self._draft(page, pinned)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        text = text_of_page(draft, owner)
        claims = (
            claims_in(text.words, owner, text.programmes, kind=reference_of(draft).kind, identity=identity)
            if owner
            else ()
        )
        is_same = not pinned or pinned.get("revision") == page.latest_revision_id
        return (
            Check(
                _("It says no more than is known"),
                not claims,
                " ".join(f"“{flag.sentence}”" for flag in claims),
                stops=True,
                url=url,
            ),
            _figures(draft, url),
            _pictures(draft, url),
            *_as_read(draft, url),
            _translation(page),
            Check(
                _("The version that was taken in"),
                is_same,
                ""
                if is_same
                else _("It has been changed since the time was set. Set the time again to take it in."),
                url=url,
            ),
        )

    def publish(
        self, identity: str, pinned: Mapping[str, Any], *, by: Actor, at: datetime
    ) -> Mapping[str, Any]:
        page = self._page(identity)
        before = {"live": page.live, "revision": page.live_revision_id}
        self._revision(page, pinned).publish(log_action=True, skip_permission_checks=True)
        return before

    def put_back(self, identity: str, before: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
        page = self._page(identity)
        if before.get("live") and before.get("revision"):
            Revision.objects.get(pk=before["revision"]).publish(log_action=True, skip_permission_checks=True)
        elif not before.get("live"):
            page.specific.unpublish(log_action=True)

    def found(self, identity: str) -> Found:
        page = self._page(identity)
        url = url_of_page(page) if page.live else ""
        return Found(page.title, str(page.specific_class._meta.verbose_name).capitalize(), url)

    def preview(self, identity: str, pinned: Mapping[str, Any], request: HttpRequest) -> HttpResponse:
        """The page as it will read, laid out as usual."""
        draft = self._draft(self._page(identity), pinned)
        response: HttpResponse = draft.serve(request)
        if hasattr(response, "render"):
            response.render()
        return response

    def _page(self, identity: str) -> Page:
        rows = Page.objects.select_related("locale", "latest_revision")
        found = rows.filter(pk=int(identity)).first() if identity.isdigit() else None
        if found is None:
            raise LookupError(identity)
        return found

    def _revision(self, page: Page, pinned: Mapping[str, Any]) -> Revision:
        chosen = Revision.objects.filter(pk=pinned.get("revision")).first() or page.latest_revision
        if chosen is None:
            raise LookupError(str(page.pk))
        return chosen

    def _draft(self, page: Page, pinned: Mapping[str, Any]) -> Any:
        try:
            return self._revision(page, pinned).as_object()
        except LookupError:
            if page.live:
                return page.specific
            raise Http404(_("This part can be read when it has been made public.")) from None


def typed_figures(page: Any) -> tuple[tuple[HandFigure, ...], tuple[str, ...]]:
    """Figures typed by hand in a page that cites a report, and references to figures that the report lacks."""
    texts, trees = _cited(page)
    if not trees:
        return (), ()
    tree = trees[0]
    found = tuple(each for text in texts for each in hand_figures(text, tree))
    unknown = tuple(key for text in texts for key in unknown_references(text, tree))
    return found, unknown


def _cited(page: Any) -> tuple[list[str], list[Report]]:
    """What people can have typed figures in, and the reports that the page cites."""
    body = getattr(page, "body", None)
    texts, trees = [str(page.title), str(getattr(page, "lead", ""))], []
    for child in body if isinstance(body, StreamValue) else ():
        if child.block_type == "report_sentences" and child.value["report"]:
            texts.append(str(child.value["text"]))
            tree = signed_tree(child.value["report"], page.language)
            trees += [tree] if tree is not None else []
        elif child.block_type in ("text", "heading", "subheading"):
            texts.append(re.sub(r"<[^>]+>", " ", str(child.block.get_prep_value(child.value))))
    return texts, trees


def _figures(page: Any, url: str) -> Check:
    """A figure changed by hand is flagged: only people can say whether it is right."""
    typed, unknown = typed_figures(page)
    different = [f"“{each.text}” (…{each.around}…)" for each in typed if each.differs]
    told = ""
    if different:
        told = _("These figures are not the report’s: %(figures)s") % {"figures": ", ".join(different)}
    if unknown:
        keys = ", ".join(f"[[{key}]]" for key in unknown)
        told = " ".join((told, _("The report has no such figure: %(keys)s") % {"keys": keys})).strip()
    return Check(_("Every figure is the report’s"), not told, told, stops=bool(unknown), url=url)


def _pictures(page: Any, url: str) -> Check:
    lacking = [str(image) for image, alt in _images(page) if not alt]
    told = _("No alternative text: %(pictures)s") % {"pictures": ", ".join(lacking)} if lacking else ""
    return Check(_("Pictures are told in words"), not lacking, told, stops=True, url=url)


def _images(page: Any) -> Iterator[tuple[Any, str]]:
    """Every picture of the page with its words; one that is decoration counts as told."""
    if getattr(page, "picture", None) is not None:
        yield page.picture, page.picture_alt or ("decoration" if page.picture_is_decoration else "")
    body = getattr(page, "body", None)
    for child in body if isinstance(body, StreamValue) else ():
        if child.block_type == "picture":
            image = child.value["picture"]
            yield image, "decorative" if image.decorative else image.contextual_alt_text or ""


def _as_read(page: Any, url: str) -> Iterator[Check]:
    """The page laid out as readers will get it, and what can be seen of it without a browser."""
    try:
        with override(page.locale.language_code):
            html = _laid_out(page)
    except Exception:  # whatever the page stumbles on, the release must be told of it
        logger.exception("The page %s could not be laid out", page.pk)
        told = _("Something in the page stops it from being shown. Open its preview; the log has the reason.")
        yield Check(_("The page can be shown"), False, told, stops=True, url=url)
        return
    found = in_html(html)
    links = [each for each in found if each.fault is Fault.LINK_SAYS_NOTHING]
    others = [each for each in found if each.fault is not Fault.LINK_SAYS_NOTHING]
    named = ", ".join(f"“{each.where}”" for each in links)
    told = _("A link says only %(links)s. Say where it leads.") % {"links": named} if links else ""
    yield Check(_("Links say where they lead"), not links, told, url=url)
    seen = _("Looked at: %(what)s.") % {"what": looked_at("html")}
    yield Check(
        _("The page as readers get it"),
        not others,
        " ".join(f"{each}." for each in dict.fromkeys(one.told for one in others)) or seen,
        url=url,
    )


def _laid_out(page: Any) -> str:
    request = RequestFactory().get(url_of_page(page), SERVER_NAME=_host())
    request.user = AnonymousUser()
    response = page.serve(request)
    if hasattr(response, "render"):
        response.render()
    return str(response.content.decode())


def _host() -> str:
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"


def _translation(page: Page) -> Check:
    has = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).exists()
    told = "" if has else _("The page is in one language only; the other language shows no such page.")
    return Check(_("In both languages"), has, told)
