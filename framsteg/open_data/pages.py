"""The pages that tell people what data there is and how it is fetched: everything follows from the declarations."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from framsteg.accounts.models import Municipality

from .api import PREFIX, root_of
from .asking import parameters_of
from .licence import Licence, licence_of
from .reading import address_of
from .resource import Resource
from .resources import BY_NAME, RESOURCES
from .tables import columns_of


@dataclass(frozen=True)
class Step:
    """A step of the way from the start page."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class Files:
    """Where a kind of thing is fetched, for one municipality."""

    csv: str
    json: str
    interface: str
    schema: str


@dataclass(frozen=True)
class KindLine:
    """A kind of thing in the list of all."""

    title: str
    text: str
    url: str
    files: Files


@dataclass(frozen=True)
class Explained:
    name: str
    text: str


@dataclass(frozen=True)
class KindPage:
    """A kind of thing with all that can be asked of it, and what each field means."""

    title: str
    text: str
    files: Files
    licence: Licence
    parameters: Sequence[Explained]
    fields: Sequence[Explained]


@require_safe
def overview(request: HttpRequest, municipality: str) -> HttpResponse:
    """What there is, under which licence, and how to begin."""
    here, root = _municipality(municipality), root_of(request)
    title = gettext("Open data")
    context = {
        "title": title,
        "description": gettext(
            "Everything public about the municipality’s programmes, for reading by programs."
        ),
        "breadcrumbs": (Step(title),),
        "kinds": [_line(each, here, root) for each in RESOURCES],
        "licence": licence_of(RESOURCES[0]),
        "boxes_url": reverse("web:boxes", args=[municipality]),
        "interface": f"{root}{PREFIX}",
        "schema_url": f"{root}{PREFIX}schemas/programme.json",
        "openapi": f"{root}{PREFIX}openapi.json",
    }
    return render(request, "open_data/overview.html", context)


@require_safe
def kind(request: HttpRequest, municipality: str, name: str) -> HttpResponse:
    """One kind of thing: its files, what it can be narrowed by, and its fields."""
    here = _municipality(municipality)
    if name not in BY_NAME:
        raise Http404(gettext("There is no such kind of data."))
    page = _page(BY_NAME[name], here, root_of(request))
    first = Step(gettext("Open data"), reverse("open_data_pages:overview", args=[municipality]))
    context = {
        "page": page,
        "title": f"{gettext('Open data')}: {page.title}",
        "description": page.text,
        "breadcrumbs": (first, Step(page.title)),
    }
    return render(request, "open_data/kind.html", context)


def _municipality(slug: str) -> Municipality:
    found = Municipality.objects.filter(slug=slug).first()
    if found is None:
        raise Http404(gettext("There is no such municipality here."))
    return found


def _files(resource: Resource, here: Municipality, root: str) -> Files:
    mine = f"?municipality={here.slug}"
    files = f"{root}{PREFIX}files/{resource.name}"
    return Files(
        csv=f"{files}.csv{mine}",
        json=f"{files}.json{mine}",
        interface=f"{address_of(resource, root)}{mine}",
        schema=f"{root}{PREFIX}schemas/{resource.name}.json",
    )


def _line(resource: Resource, here: Municipality, root: str) -> KindLine:
    url = reverse("open_data_pages:kind", args=[here.slug, resource.name])
    return KindLine(str(resource.title), str(resource.description), url, _files(resource, here, root))


def _page(resource: Resource, here: Municipality, root: str) -> KindPage:
    own = [Explained(each.name, str(each.meaning)) for each in resource.filters]
    known = {each.name for each in own}
    shared = {
        "municipality": gettext("The municipality: its four-digit code, or its name in addresses."),
        "changed_since": gettext(
            "Only what was changed at this time or later, for example 2016-05-03T00:00:00Z."
        ),
        "limit": gettext("How many there are in the answer: 100 where nothing is said, 1,000 at most."),
        "offset": gettext("How many are skipped before the first."),
    }
    names = [name for name in parameters_of(resource).model_fields if name not in known]
    return KindPage(
        title=str(resource.title),
        text=str(resource.description),
        files=_files(resource, here, root),
        licence=licence_of(resource),
        parameters=[*(Explained(name, shared[name]) for name in names), *own],
        fields=[Explained(name, field.explained) for name, field in columns_of(resource)],
    )
