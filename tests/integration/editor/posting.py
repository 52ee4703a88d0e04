"""Filling in the editor's forms as a browser does."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from framsteg.audit.models import AuditEntry


def filled(form: Any, **values: Any) -> dict[str, Any]:
    """What a browser would post from `form` with some fields changed."""
    posted = {name: form[name].value() for name in form.fields if not form.fields[name].disabled}
    posted = {name: value for name, value in posted.items() if value}
    posted |= values
    return {name: _as_posted(value) for name, value in posted.items() if value is not None}


def _as_posted(value: Any) -> Any:
    if isinstance(value, list):
        return [getattr(each, "pk", each) for each in value]
    return getattr(value, "pk", value)


def add(client: Client, kind: str, query: str = "", /, **values: Any) -> HttpResponse:
    """Open the form for a new object, fill it in and send it."""
    url = reverse(f"{kind}:add") + query
    return client.post(url, filled(client.get(url).context["form"], **values))


def edit(client: Client, instance: Any, /, **values: Any) -> HttpResponse:
    url = reverse(f"{instance._meta.model_name}:edit", args=[instance.pk])
    return client.post(url, filled(client.get(url).context["form"], **values))


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """The sentences at each field."""
    assert response.status_code == 200, response.headers
    return {name: list(told) for name, told in response.context["form"].errors.items()}  # type: ignore[attr-defined]


def happenings(instance: Any) -> list[tuple[str, str]]:
    rows = AuditEntry.objects.filter(object_type=instance._meta.label_lower, object_id=str(instance.pk))
    return list(rows.order_by("id").values_list("action", "actor_label"))
