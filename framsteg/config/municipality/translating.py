"""Rows as an archive tells them become rows of this installation: their keys, and keys wherever they are named."""

from collections.abc import Callable, Mapping
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.validators import validate_slug
from django.db.models import CharField, Field, FileField, ForeignKey, Model, SlugField, TextField, URLField

from framsteg.participation.models import TopicKind
from framsteg.reports.models import ReleaseState

from . import bodies
from .errors import NotAnExport, OtherVersion
from .keys import Keys, Missing, Row

SOFT = {
    "accounts.User",
    "wagtailcore.Revision",
    "wagtailcore.Page",
    "wagtailcore.Site",
    "participation.Message",
}
"""What a row may have pointed to that did not come along: it then points to nothing."""
FOLLOWED = {
    TopicKind.SUB_PROJECT: "programme.SubProject",
    TopicKind.AREA: "programme.PriorityArea",
    TopicKind.PROGRAMME: "programme.Programme",
}
RELEASED = {"page": "wagtailcore.Page", "report": "reports.ReportDraft"}


def row_of(model: type[Model], told: Row, keys: Keys, fields: list[Any]) -> Row:
    """The row as it is to be written, by its columns."""
    found = {field.attname: _value(model, field, told, keys) for field in fields}
    return found | elsewhere(model._meta.label, found | {"_": told}, keys)


def _value(model: type[Model], field: "Field[Any, Any]", told: Row, keys: Keys) -> Any:
    label = model._meta.label
    if field.attname not in told:
        return _default(label, field)
    value = told[field.attname]
    if isinstance(field, ForeignKey):
        return _pointed(label, field, value, keys)
    if field.primary_key:
        return keys.of(label, value)
    judge(label, field, value)
    return bodies.field_value(field, value, keys)


def _pointed(label: str, field: Any, value: Any, keys: Keys) -> Any:
    target = bodies.base_of(field.related_model)
    try:
        return None if value is None else keys.of(target, value)
    except (Missing, TypeError) as error:
        if field.null and target in SOFT:
            return None
        if target == "wagtailcore.Collection":
            return keys.known[target][None]
        raise NotAnExport(f"A row of {label} points to {error}, which is not in the archive.") from error


def _default(label: str, field: "Field[Any, Any]") -> Any:
    """For a column that is younger than the archive."""
    if not (field.has_default() or field.null or field.blank):
        raise OtherVersion(f"The archive comes from an older version: {label} there has no {field.attname}.")
    return field.get_default() if field.has_default() or not field.null else None


def judge(label: str, field: "Field[Any, Any]", value: Any) -> None:
    """What the database itself might take: a text too long, an address that is none, a word not among the choices."""
    if value in (None, "") or not isinstance(value, str):
        return
    is_text = isinstance(field, CharField | TextField | FileField) and field.max_length
    is_wrong = bool(is_text) and len(value) > (field.max_length or 0)
    if isinstance(field, URLField):
        is_wrong = is_wrong or not value.lower().startswith(("https://", "http://"))
    if isinstance(field, SlugField):
        is_wrong = is_wrong or _is_no_slug(value)
    if field.choices:
        is_wrong = is_wrong or value not in {choice for choice, _name in field.flatchoices}
    if is_wrong:
        raise NotAnExport(f"A row of {label} has a {field.attname} that no row can have: {value!r:.60}.")


def _is_no_slug(value: str) -> bool:
    try:
        validate_slug(value)
    except ValidationError:
        return True
    return False


def elsewhere(label: str, row: Row, keys: Keys) -> Row:
    """What changes of a row besides its own key and those it points to by columns."""
    change = _ELSEWHERE.get(label)
    try:
        return change(row, keys) if change else {}
    except (AttributeError, KeyError, TypeError, ValueError, LookupError) as error:
        raise NotAnExport(f"A row of {label} names what cannot be named so: {error!r:.80}") from error


def _label(object_type: str) -> str:
    return bodies.base_of(apps.get_model(object_type))


def _entry(row: Row, keys: Keys) -> Row:
    model = apps.get_model(row["object_type"])
    return {
        "object_id": keys.told(_label(row["object_type"]), row["object_id"]),
        "actor_id": keys.told("accounts.User", row["actor_id"]),
        "before": _snapshot(model, row["before"], keys),
        "after": _snapshot(model, row["after"], keys),
    }


def _snapshot(model: Any, told: Mapping[str, Any], keys: Keys) -> dict[str, Any]:
    return {name: _told_value(model, name, value, keys) for name, value in told.items()}


def _told_value(model: Any, name: str, value: Any, keys: Keys) -> Any:
    if not isinstance(value, dict) or not isinstance(value.get("id"), int):
        return value
    try:
        target = model._meta.get_field(name).related_model
    except FieldDoesNotExist:
        return value
    return {**value, "id": keys.once(bodies.base_of(target), value["id"])} if target else value


def _former(row: Row, keys: Keys) -> Row:
    label = _label(row["object_type"])
    is_in_programme = label in ("programme.PriorityArea", "programme.SubProject")
    scope = keys.told("programme.Programme", row["scope"]) if is_in_programme else row["scope"]
    return {"object_id": keys.told(label, row["object_id"]), "scope": scope}


def _subscription(row: Row, keys: Keys) -> Row:
    label = FOLLOWED.get(row["kind"])
    return {"identity": keys.told(label, row["identity"])} if label else {}


def _override(row: Row, keys: Keys) -> Row:
    return {
        "object_id": keys.told(_label(row["object_type"]), row["object_id"]),
        "by_id": keys.told("accounts.User", row["by_id"]),
    }


def _item(row: Row, keys: Keys) -> Row:
    """Drafts of pages as they were before do not come along: what is put back later is the page as it is then."""
    label = RELEASED.get(row["kind"]) or _label(row["kind"])
    without = {
        name: {key: value for key, value in row[name].items() if key != "revision"}
        for name in ("pinned", "before")
    }
    return {"identity": keys.told(label, row["identity"]), **without}


def _release(row: Row, _keys: Keys) -> Row:
    """Nothing goes public by itself after a move: somebody sets the time anew."""
    if row["state"] != ReleaseState.SCHEDULED:
        return {}
    return {"state": ReleaseState.PLANNED.value, "release_at": None, "retry_at": None}


def _imported(row: Row, keys: Keys) -> Row:
    model = apps.get_model(row["object_type"])
    before = {name: _raw(model, name, value, keys) for name, value in row["before"].items()}
    return {"object_id": keys.once(model._meta.label, row["object_id"]), "before": before}


def _raw(model: Any, name: str, value: Any, keys: Keys) -> Any:
    try:
        target = model._meta.get_field(name).related_model
    except FieldDoesNotExist:
        return value
    if target is None:
        return value
    some = value if isinstance(value, list) else [value]
    told = [keys.once(bodies.base_of(target), each) if isinstance(each, int) else each for each in some]
    return told if isinstance(value, list) else told[0]


def _plan(row: Row, keys: Keys) -> Row:
    return {
        "made": {kind: [keys.once(_label(kind), each) for each in made] for kind, made in row["made"].items()}
    }


def _tagged(row: Row, keys: Keys) -> Row:
    return {"object_id": keys.of(_label(row["_"]["content_type_id"]), row["object_id"])}


def _revision(row: Row, keys: Keys) -> Row:
    model = apps.get_model(row["_"]["content_type_id"])
    return {
        "object_id": str(keys.of("wagtailcore.Page", int(row["object_id"]))),
        "content": bodies.draft(model, row["content"], keys)
        | {"content_type": row["content_type_id"], "latest_revision": None, "live_revision": None},
        "approved_go_live_at": None,
    }


def _restriction(row: Row, _keys: Keys) -> Row:
    """A password does not come along: instead one signs in."""
    return {"password": "", "restriction_type": "login"} if row["restriction_type"] == "password" else {}


def _page(row: Row, _keys: Keys) -> Row:
    return {"live_revision_id": None, "locked": bool(row["locked"] and row["locked_by_id"])}


def _redirect(_row: Row, _keys: Keys) -> Row:
    return {"site_id": None}


def _signature(row: Row, keys: Keys) -> Row:
    return {"signed_by_id": keys.told("accounts.User", row["signed_by_id"])}


_ELSEWHERE: dict[str, Callable[[Row, Keys], Row]] = {
    "analysis.ClaimOverride": _override,
    "audit.AuditEntry": _entry,
    "audit.FormerAddress": _former,
    "importers.ImportedObject": _imported,
    "importers.PlanImport": _plan,
    "participation.Subscription": _subscription,
    "reports.Release": _release,
    "reports.ReleaseItem": _item,
    "reports.ReportSignature": _signature,
    "taggit.TaggedItem": _tagged,
    "wagtailcore.CollectionViewRestriction": _restriction,
    "wagtailcore.Page": _page,
    "wagtailcore.PageViewRestriction": _restriction,
    "wagtailcore.Revision": _revision,
    "wagtailredirects.Redirect": _redirect,
}
"""Tables whose rows name others in ways that the database does not know."""
