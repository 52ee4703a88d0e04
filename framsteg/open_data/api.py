"""The interface for programs at /api/v1/, described in OpenAPI 3.1 from the same declarations that it reads by."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import override
from ninja import Field, NinjaAPI, Query, Schema
from pydantic import create_model

from .answers import NotUnderstood, data, for_anyone, problem
from .asking import LARGEST, Parameters, PartParameters, asked_of, check_known, parameters_of
from .licence import licence_of
from .reading import VERSION, Asked, address_of, found, records
from .resource import Resource
from .resources import BY_NAME, RESOURCES
from .tables import csv_file, fields_of, in_both, json_file, table_schema
from .whole import schema as whole_schema
from .whole import whole

PREFIX = f"/api/{VERSION}/"
NAMES = Literal.__getitem__(tuple(BY_NAME))
NO_SUCH = "There is no such thing here, or it is not public."


class Problem(Schema):
    """Why there is no answer."""

    detail: Any


class Listed(Schema):
    """A kind of thing, and where it is."""

    name: str
    title: str
    title_sv: str
    description: str
    description_sv: str
    licence: str
    licence_url: str
    url: str
    csv: str
    json_file: str
    schema_url: str


api = NinjaAPI(
    title="Framsteg: open data",
    version="1.0.0",
    description=(
        "Everything public about a municipality's development programmes, for reading. Without keys and cookies. "
        "Every answer has an ETag: send it back in If-None-Match and get 304 where nothing has changed. "
        "Texts are Markdown; days are ISO 8601, times universal; amounts are in öre; what is only an example has "
        "is_example. Fields may be added within a version; none is removed or given another meaning."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="open_data_v1",
    servers=[{"url": "/", "description": "This installation"}],
)
_ERRORS: Mapping[int, Any] = {404: Problem, 422: Problem}


@api.exception_handler(NotUnderstood)
def not_understood(request: HttpRequest, error: NotUnderstood) -> HttpResponse:
    return problem(422, error.sentence, error.where)


def root_of(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")[:-1]


@api.get("/", response={200: list[Listed], 422: Problem}, operation_id="kinds", summary="What there is")
def index(request: HttpRequest) -> HttpResponse:
    check_known(request, {})
    return data([_listed(each, root_of(request)) for each in RESOURCES])


@api.get(
    "/files/{name}.csv",
    response=dict(_ERRORS),
    operation_id="csv_file",
    summary="Everything of a kind as CSV",
    openapi_extra={
        "responses": {200: {"description": "CSV", "content": {"text/csv": {"schema": {"type": "string"}}}}}
    },
)
def as_csv(request: HttpRequest, name: NAMES, asked: Query[Parameters]) -> HttpResponse:  # type: ignore[valid-type]
    content = csv_file(BY_NAME[name], asked_of(request, asked), root_of(request))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    return _download(response, f"{name}.csv", f"{PREFIX}schemas/{name}.json")


@api.get(
    "/files/{name}.json",
    response={200: dict[str, Any], **_ERRORS},
    operation_id="json_file",
    summary="Everything of a kind as JSON, with what its fields mean",
)
def as_json(request: HttpRequest, name: NAMES, asked: Query[Parameters]) -> HttpResponse:  # type: ignore[valid-type]
    content = json_file(BY_NAME[name], asked_of(request, asked), root_of(request))
    return _download(data(content), f"{name}.json", f"{PREFIX}schemas/{name}.json")


@api.get(
    "/schemas/programme.json",
    response={200: dict[str, Any], 422: Problem},
    operation_id="programme_schema",
    summary="JSON Schema of a whole programme",
)
def programme_schema(request: HttpRequest) -> HttpResponse:
    check_known(request, {})
    return data(whole_schema())


@api.get(
    "/schemas/{name}.json",
    response={200: dict[str, Any], **_ERRORS},
    operation_id="table_schema",
    summary="What the columns of the CSV file mean (Table Schema)",
)
def schema(request: HttpRequest, name: NAMES) -> HttpResponse:  # type: ignore[valid-type]
    check_known(request, {})
    return data(table_schema(BY_NAME[name]))


@api.get(
    "/programmes/{int:identity}/whole",
    response={200: dict[str, Any], **_ERRORS},
    operation_id="whole_programme",
    summary="A programme with everything that is public of it, by the schema at /schemas/programme.json",
)
def whole_programme(request: HttpRequest, identity: int) -> HttpResponse:
    check_known(request, {})
    told = whole(identity, root_of(request)) if identity <= LARGEST else None
    if told is None:
        return problem(404, NO_SUCH)
    return _download(data(told), f"programme-{identity}.json", f"{PREFIX}schemas/programme.json")


def _add(resource: Resource) -> None:
    """The list of a kind of thing, and one of it by its id."""
    one, many = _models(resource)
    summary, description = str(resource.title), str(resource.description)
    names: dict[str, Any] = {"summary": summary, "description": description, "tags": [resource.name]}

    def listing(request: HttpRequest, asked: Any) -> HttpResponse:
        return _list(resource, request, asked)

    listing.__annotations__["asked"] = Query[parameters_of(resource)]  # type: ignore[misc]
    identity = f"list_{resource.name.replace('-', '_')}"
    api.get(f"/{resource.name}", response={200: many, 422: Problem}, operation_id=identity, **names)(listing)
    if not resource.has_ids:
        return

    def single(request: HttpRequest, identity: int) -> HttpResponse:
        return _one(resource, request, identity)

    names["summary"] = f"{summary}: one by its id"
    name = f"get_{resource.name.replace('-', '_')}"
    api.get(f"/{resource.name}/{{int:identity}}", response={200: one, **_ERRORS}, operation_id=name, **names)(
        single
    )


def _list(resource: Resource, request: HttpRequest, asked: PartParameters) -> HttpResponse:
    """A part of the list, with the ways to the parts beside it. Two queries, and one for each linked field."""
    wanted = asked_of(request, asked)
    rows, root = found(resource, wanted), root_of(request)
    total, start = rows.count(), asked.offset
    told = records(resource, rows[start : start + asked.limit], root) if start < total else []

    def at(offset: int) -> str:
        given = {**request.GET.dict(), "limit": asked.limit, "offset": offset}
        return f"{address_of(resource, root)}?{urlencode(given)}"

    after = at(start + asked.limit) if start + asked.limit < total else None
    before = at(max(0, start - asked.limit)) if start else None
    content = {
        "count": total,
        "limit": asked.limit,
        "offset": start,
        "next": after,
        "previous": before,
        "results": told,
    }
    response = data(content)
    links = [f'<{url}>; rel="{name}"' for name, url in (("next", after), ("prev", before)) if url]
    if links:
        response.headers["Link"] = ", ".join(links)
    return response


def _one(resource: Resource, request: HttpRequest, identity: int) -> HttpResponse:
    check_known(request, {})
    if identity > LARGEST:
        return problem(404, NO_SUCH)
    told = records(resource, found(resource, Asked()).filter(pk=identity), root_of(request))
    return data(told[0]) if told else problem(404, NO_SUCH)


def _models(resource: Resource) -> tuple[type[Schema], type[Schema]]:
    """What one record and a part of the list look like."""
    own: dict[str, Any] = {
        name: (each.type, Field(..., description=each.explained)) for name, each in fields_of(resource)
    }
    name = "".join(part.title() for part in resource.name.split("-"))
    one: type[Schema] = create_model(f"{name}Record", __base__=Schema, **own)
    parts: dict[str, Any] = {
        "count": (int, Field(..., description="How many there are in all.")),
        "limit": (int, ...),
        "offset": (int, ...),
        "next": (str | None, Field(..., description="The address of the next part.")),
        "previous": (str | None, Field(..., description="The address of the part before.")),
        "results": (list[one], ...),  # type: ignore[valid-type]
    }
    return one, create_model(f"{name}List", __base__=Schema, **parts)


def _listed(resource: Resource, root: str) -> Mapping[str, str]:
    files, licence = f"{root}{PREFIX}files/{resource.name}", licence_of(resource)
    return {
        "name": resource.name,
        **in_both("title", resource.title),
        **in_both("description", resource.description),
        "licence": licence.name,
        "licence_url": licence.url,
        "url": address_of(resource, root),
        "csv": f"{files}.csv",
        "json_file": f"{files}.json",
        "schema_url": f"{root}{PREFIX}schemas/{resource.name}.json",
    }


def _download(response: HttpResponse, name: str, described_by: str) -> HttpResponse:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Link"] = f'<{described_by}>; rel="describedby"'
    return response


@cache
def description() -> Mapping[str, Any]:
    """The interface in OpenAPI 3.1; the same for everyone, and made once."""
    return dict(api.get_openapi_schema(path_prefix=PREFIX))


def openapi(request: HttpRequest) -> HttpResponse:
    check_known(request, {})
    return data(description())


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    return problem(404, "There is nothing at this address. See /api/v1/ and /api/v1/openapi.json.")


with override("en"):
    for _resource in RESOURCES:
        _add(_resource)


def urls() -> Sequence[URLPattern]:
    """The addresses below /api/v1/, each open to anyone."""
    own = [each for each in api.urls[0] if isinstance(each, URLPattern) and each.name != "api-root"]
    made = [path(str(each.pattern), for_anyone(each.callback), name=each.name) for each in own]
    return [path("openapi.json", for_anyone(openapi), name="openapi"), *made]
