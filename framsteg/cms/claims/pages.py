"""The guard for pages of the CMS: hooks of Wagtail's admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from framsteg.accounts.models import Municipality
from framsteg.cms.models import MunicipalityHomePage
from framsteg.cms.tree import HOME_DEPTH, STEP

from . import answers
from .review import Review, log, review
from .texts import reference_of, text_of_page


def before_create(request: HttpRequest, parent: Page, page_class: type[Page]) -> HttpResponse | None:
    """The page that asks for reasons, where a new page is to be published with claims."""
    if not _is_publishing(request):
        return None
    draft = page_class(owner=request.user, locale=parent.locale)
    return _asked(request, draft, parent)


def before_edit(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not _is_publishing(request):
        return None
    return _asked(request, page.get_latest_revision_as_object(), page.get_parent())


def after_save(request: HttpRequest, page: Page) -> None:
    """A warning for what was saved and not published; saving itself is never stopped."""
    if _is_publishing(request) or _is_autosave(request):
        return
    specific = page.get_latest_revision_as_object()
    answers.warn(request, review(text_of_page(specific, municipality_at(page.path)), {}))


def after_publish(request: HttpRequest, page: Page) -> None:
    """Log the reasons that were given."""
    specific = page.specific
    reviewed = review(text_of_page(specific, municipality_at(page.path)), request.POST)
    log(reviewed, reference_of(specific), by=request.user, at=timezone.now())


def before_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Pages with open claims are not published together with others: each needs its reasons."""
    if action_type != "publish" or request.method != "POST":
        return None
    held = [page for page in objects if isinstance(page, Page) and _has_open_claims(page)]
    if not held:
        return None
    named = ", ".join(f"“{page.title}”" for page in held)
    messages.error(
        request,
        _("Nothing was published. These pages say more than is known; publish them one by one: %s") % named,
    )
    return HttpResponseRedirect(request.GET.get("next") or reverse("wagtailadmin_home"))


def municipality_at(path: str) -> Municipality | None:
    """Whose page stands at this place of the tree."""
    home = (
        MunicipalityHomePage.objects.filter(path=path[: HOME_DEPTH * STEP])
        .select_related("municipality")
        .first()
    )
    return home.municipality if home else None


def _asked(request: HttpRequest, page: Page, parent: Page) -> HttpResponse | None:
    posted = _posted(request, page, parent)
    if posted is None:
        return None
    reviewed: Review = review(text_of_page(posted, municipality_at(page.path or parent.path)), request.POST)
    return answers.ask(request, reviewed, may_save_draft=True) if reviewed.stops else None


def _posted(request: HttpRequest, page: Page, parent: Page) -> Page | None:
    """The page as it would be after saving; None where the form has errors, which Wagtail then shows."""
    form_class = page.get_edit_handler().get_form_class()
    form = form_class(request.POST, request.FILES, instance=page, parent_page=parent, for_user=request.user)
    if not form.is_valid():
        return None
    saved: Page = form.save(commit=False)
    return saved


def _has_open_claims(page: Page) -> bool:
    specific = page.get_latest_revision_as_object()
    return review(text_of_page(specific, municipality_at(page.path)), {}).stops


def _is_publishing(request: HttpRequest) -> bool:
    return request.method == "POST" and answers.PUBLISHES in request.POST


def _is_autosave(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
