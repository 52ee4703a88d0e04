"""Two people changed the same object: what differs, who did it, and what each of them wrote."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from framsteg.audit.models import AuditEntry

from .differences import marked

KEEP = "keep-"
"""Prefix of the choice posted with each field that differs: "mine" or "stored"."""


@dataclass(frozen=True)
class Conflict:
    """A field in which the posted text and the stored one differ."""

    name: str
    label: str
    mine: str
    stored: str
    stored_marked: SafeString
    mine_marked: SafeString
    field: forms.BoundField
    is_file: bool
    errors: list[str]
    changed_by: str
    changed_at: datetime | None
    suggest_stored: bool


@dataclass(frozen=True)
class Overview:
    """What the conflict page shows."""

    conflicts: tuple[Conflict, ...]
    hidden: tuple[tuple[str, str], ...]
    changed_by: str
    changed_at: datetime | None


def overview(form: forms.ModelForm[Any], entries: Iterable[AuditEntry]) -> Overview:
    """`form` is bound to what was posted, over the stored object; `entries` tell what others did meanwhile."""
    told = list(entries)
    names = [name for name in form.changed_data if name in form.fields and not form[name].is_hidden]
    conflicts = tuple(_conflict(form, name, told) for name in names)
    last = told[-1] if told else None
    return Overview(
        conflicts, _others(form, names), last.actor_label if last else "", last.at if last else None
    )


def kept_as_stored(posted: Mapping[str, str]) -> set[str]:
    """The fields for which the stored text was chosen."""
    return {name.removeprefix(KEEP) for name in posted if name.startswith(KEEP) and posted[name] == "stored"}


def entries_since(instance: Model, opened_at: str) -> list[AuditEntry]:
    """What has happened to `instance` since the form was opened, oldest first."""
    moment = parse_datetime(opened_at) if opened_at else None
    rows = AuditEntry.objects.filter(object_type=instance._meta.label_lower, object_id=str(instance.pk))
    if moment is None:
        return list(rows.order_by("-at", "-id")[:1])
    return list(rows.filter(at__gt=moment).order_by("at", "id"))


def _conflict(form: forms.ModelForm[Any], name: str, entries: list[AuditEntry]) -> Conflict:
    bound = form[name]
    mine, stored = shown(bound.field, bound.data), shown(bound.field, bound.initial)
    theirs = [entry for entry in entries if name in entry.after]
    old, new = marked(stored, mine)
    return Conflict(
        name=name,
        label=str(bound.label),
        mine=mine,
        stored=stored,
        stored_marked=old,
        mine_marked=new,
        field=bound,
        is_file=isinstance(bound.field, forms.FileField),
        errors=[str(error) for error in bound.errors],
        changed_by=theirs[-1].actor_label if theirs else "",
        changed_at=theirs[-1].at if theirs else None,
        suggest_stored=bool(theirs) and _untouched(bound, theirs[0].before.get(name)),
    )


def _untouched(bound: forms.BoundField, before: Any) -> bool:
    """Whether what was posted is still what stood there when the form was opened."""
    if isinstance(before, list):
        return False
    value = before["id"] if isinstance(before, dict) else before
    try:
        initial = value if isinstance(before, dict) else bound.field.to_python(value)
    except ValidationError:
        return False
    return not bound.field.has_changed(initial, bound.data)


def _others(form: forms.ModelForm[Any], names: list[str]) -> tuple[tuple[str, str], ...]:
    """The rest of what was posted, which goes along unchanged."""
    left_out = {"csrfmiddlewaretoken", "version", "opened_at", "next", *names}
    return tuple(
        (name, value)
        for name, values in form.data.lists()  # type: ignore[attr-defined]
        if name not in left_out and not name.startswith(KEEP)
        for value in values
    )


def shown(field: forms.Field, value: Any) -> str:
    """A field's value as people read it."""
    if isinstance(field, forms.ModelMultipleChoiceField) and field.queryset is not None:
        chosen = [getattr(each, "pk", each) for each in value or []]
        return ", ".join(str(row) for row in field.queryset.filter(pk__in=chosen))
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        row = field.queryset.filter(pk=value).first() if str(value or "").isdecimal() else None
        return str(row or "")
    if isinstance(field, forms.BooleanField):
        return _("yes") if value in (True, "on", "true", "True", "1") else _("no")
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value or ""))  # type: ignore[arg-type]
    prepared = field.prepare_value(value)
    return "" if prepared is None else str(prepared)
