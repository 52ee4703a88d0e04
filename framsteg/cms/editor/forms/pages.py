"""Forms of pages: what can be chosen in them belongs to the municipality whose page it is."""

from typing import Any

from django import forms
from django.apps import apps
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.models import Page

from framsteg.accounts.models import Municipality
from framsteg.cms.tree import HOME_DEPTH, STEP

from .fields import say_plainly


class MunicipalChildForm(WagtailAdminModelForm):
    """A row of a page's list, such as a programme that a news item is about."""

    def __init__(self, *args: Any, municipality: Municipality | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit(self.fields, municipality)


class MunicipalPageFormMetaclass(type(WagtailAdminPageForm)):  # type: ignore[misc]
    @classmethod
    def child_form(cls) -> type[MunicipalChildForm]:
        return MunicipalChildForm


class MunicipalPageForm(WagtailAdminPageForm, metaclass=MunicipalPageFormMetaclass):
    """Two municipalities never see each other's programmes, events, decisions or categories."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality = _municipality_of(self.instance, self.parent_page)
        limit(self.fields, municipality)
        for field in self.fields.values():
            say_plainly(field)
        for formset in self.formsets.values():
            if issubclass(formset.form, MunicipalChildForm):
                formset.form_kwargs["municipality"] = municipality


def limit(fields: dict[str, forms.Field], municipality: Municipality | None) -> None:
    """Take out of the choices what belongs to other municipalities."""
    if municipality is None:
        return
    for field in fields.values():
        if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
            model = field.queryset.model
            if model is Municipality:
                field.queryset = field.queryset.filter(pk=municipality.pk)
            elif any(each.name == "municipality" for each in model._meta.fields):
                field.queryset = field.queryset.filter(municipality=municipality)


def _municipality_of(page: Page, parent: Page | None) -> Municipality | None:
    path = page.path or (parent.path if parent is not None else "")
    if not path:
        return None
    homes = apps.get_model(
        "cms", "MunicipalityHomePage"
    )._default_manager  # known only by name: pages use this form
    home = homes.filter(path=path[: HOME_DEPTH * STEP]).select_related("municipality").first()
    return home.municipality if home is not None else None
