"""A draft as its texts read, for those who may see drafts. Drafts have no public address."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from framsteg.audit.models import Provenance, Publishable
from framsteg.cms.editor.public_pages import public_url
from framsteg.lib import markdown
from framsteg.lib.plain_language import date_short, language_of, money
from framsteg.programme.models.fields import TEXT_LENGTH

from .crumbs import ObjectCrumbsMixin

LEFT_OUT = {
    "id",
    "reply_mark",
    "version",
    "search_text",
    "municipality",
    "token",
    "updated_at",
    "created_at",
    "slug",
}


@dataclass(frozen=True)
class Part:
    """A field as it reads; `html` for long texts."""

    label: str
    text: str = ""
    html: SafeString | None = None


class DraftView(ObjectCrumbsMixin, WagtailAdminTemplateMixin, TemplateView):
    """Everything that is filled in, in the order of the form, with long texts laid out."""

    model: Any = None
    permission_policy: Any = None
    index_url_name: str | None = None
    edit_url_name: str | None = None
    history_url_name: str | None = None
    header_icon = "view"
    template_name = "cms/editor/draft.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not self.permission_policy.user_has_permission(self.request.user, "view"):
            raise PermissionDenied
        rows = self.permission_policy.instances_user_has_any_permission_for(self.request.user, ["view"])
        self.object = get_object_or_404(rows, pk=self.kwargs["pk"])
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "object": self.object,
            "parts": list(parts(self.object)),
            "public_url": public_url(self.object),
            "is_draft": getattr(self.object, "visibility", "") == "draft",
        }

    def get_page_title(self) -> str:
        """What is public, or never was a draft, goes by the name of its kind."""
        if getattr(self.object, "visibility", "") == "draft":
            return str(_("Draft"))
        return capfirst(str(self.model._meta.verbose_name))

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_header_buttons(self) -> list[Any]:
        user, instance = self.request.user, self.object
        buttons = []
        if self.edit_url_name and self.permission_policy.user_has_permission_for_instance(
            user, "change", instance
        ):
            url = reverse(self.edit_url_name, args=[instance.pk])
            buttons.append(HeaderButton(_("Edit"), url=url, icon_name="edit"))
        if self.history_url_name:
            url = reverse(self.history_url_name, args=[instance.pk])
            buttons.append(HeaderButton(_("History"), url=url, icon_name="history"))
        return buttons


def parts(instance: models.Model) -> Iterable[Part]:
    """What is filled in; where it comes from and whether it is public stand last."""
    last = {field.name for base in (Provenance, Publishable) for field in base._meta.fields}
    fields = [*instance._meta.fields, *instance._meta.many_to_many]
    for field in sorted(fields, key=lambda each: each.name in last):
        if field.name in LEFT_OUT or (isinstance(field, models.ManyToManyField) and not _is_plain(field)):
            continue
        part = _part(instance, field)
        if part.text or part.html:
            yield part


def _is_plain(field: Any) -> bool:
    return bool(field.remote_field.through._meta.auto_created)


def _part(instance: models.Model, field: Any) -> Part:
    label = str(field.verbose_name)
    label = label[:1].upper() + label[1:]
    if isinstance(field, models.ManyToManyField):
        return Part(label, ", ".join(str(each) for each in getattr(instance, field.name).all()))
    value = getattr(instance, field.name)
    if isinstance(field, models.TextField) and field.max_length == TEXT_LENGTH and value:
        return Part(label, html=mark_safe(markdown.to_html(value, heading_level=3)))
    return Part(label, _text(instance, field, value))


def _text(instance: models.Model, field: Any, value: Any) -> str:
    language = language_of(get_language() or "sv")
    if value is None or value == "":
        return ""
    if field.name.endswith("_ore"):
        return money(value, language)
    if field.choices:
        return str(getattr(instance, f"get_{field.name}_display")())
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        precision = getattr(instance, f"{field.name.rpartition('_')[0]}_precision", "day")
        return date_short(value, language, precision)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
