"""How the interface answers: for anyone, from anywhere, without cookies, with a mark to ask again by."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from pydantic_core import to_json

from framsteg.lib.etags import etag_of, matches

View = Callable[..., HttpResponseBase]
JSON = "application/json; charset=utf-8"
METHODS = "GET, HEAD, OPTIONS"
FOR_ANYONE: Mapping[str, str] = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Content-Disposition",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
ALWAYS_ASK = "public, max-age=0, must-revalidate"


class NotUnderstood(Exception):
    """The address asks for something that there is no meaning to; `where` is the parameter."""

    def __init__(self, where: str, sentence: str) -> None:
        super().__init__(sentence)
        self.where, self.sentence = where, sentence


def data(value: Any, status: int = 200) -> HttpResponse:
    """A value as JSON."""
    return HttpResponse(to_json(value), content_type=JSON, status=status)


def problem(status: int, sentence: str, where: str = "") -> HttpResponse:
    """Why there is no answer, in the same form for every reason."""
    detail = [{"loc": ["query", where], "msg": sentence, "type": "value_error"}] if where else sentence
    return data({"detail": detail}, status)


def for_anyone(view: View) -> View:
    """Let a view be read by programs and by other sites' pages: what is needed for that is the same everywhere."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _answered(view, request, *args, **kwargs)
        for name, value in FOR_ANYONE.items():
            response.headers[name] = value
        return response

    return answer


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return _allowed()
    if request.method not in ("GET", "HEAD"):
        refused = problem(405, "This interface is for reading: use GET.")
        refused.headers["Allow"] = METHODS
        return refused
    method, request.method = request.method, "GET"
    try:
        response = view(request, *args, **kwargs)
    except NotUnderstood as error:
        response = problem(422, error.sentence, error.where)
    except TooManyFieldsSent:
        response = problem(400, "There are too many parameters.")
    finally:
        request.method = method
    return _marked(request, response)


def _allowed() -> HttpResponse:
    """The answer to a browser that asks whether another site's page may read."""
    response = HttpResponse(status=204)
    response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = METHODS
    response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _marked(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """With the mark of its bytes; only word that nothing has changed to those who have them already."""
    if not isinstance(response, HttpResponse) or response.status_code != 200:
        return response
    etag = etag_of(response.content)
    if matches(request.headers.get("If-None-Match", ""), etag):
        fresh = HttpResponseNotModified()
        kept = {name: value for name, value in response.headers.items() if name in ("Link", "Vary")}
        response = fresh
        for name, value in kept.items():
            response.headers[name] = value
    response.headers["ETag"] = etag
    response.headers.setdefault("Cache-Control", ALWAYS_ASK)
    return response
