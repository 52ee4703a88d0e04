"""What all forms of the editor share: rules at their fields, choices of one municipality, and the version."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.models import construct_instance
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from framsteg.audit import recording
from framsteg.cms.editor.subjects import SUBJECTS, municipality_of
from framsteg.lib.text import cleaned

from .constraints import field_of, sentence_of
from .fields import say_plainly

LARGEST = {models.PositiveSmallIntegerField: 32_767, models.PositiveIntegerField: 2_147_483_647}
"""What PostgreSQL can hold; SQLite would take more, and then fail to move."""


class EditorForm(WagtailAdminModelForm):
    """A form for a recorded object. `save()` goes through audit.recording, so that every change is told."""

    owner_field = "municipality"
    """What the object is part of. It is set when the object is made, and stays."""
    not_a_choice: Mapping[str, Any] = {}
    """What is said at a field when something is chosen that can no longer be, or never could."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    opened_at = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, keep_stored: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today: date = timezone.localdate()
        for name, field in self.fields.items():
            self._prepare(field)
            if name in self.not_a_choice:
                field.error_messages["invalid_choice"] = self.not_a_choice[name]
            field.disabled = field.disabled or name in keep_stored
        if self.instance.pk is None:
            del self.fields["version"], self.fields["opened_at"]
            self.suggest()
        elif hasattr(self.instance, "version"):
            self.initial["version"] = self.instance.version
            self.initial["opened_at"] = self.instance.updated_at.isoformat()

    def suggest(self) -> None:
        """Fill in what a new object is likely to have."""

    def complete(self) -> None:
        """Fill in, on the instance, what the form leaves to be derived from the rest."""

    def _prepare(self, field: forms.Field) -> None:
        if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
            field.queryset = self.choices_for(field.queryset.model)
        say_plainly(field)

    def choices_for(self, model: type[models.Model]) -> models.QuerySet[Any]:
        """What can be chosen: objects of the same municipality, and of the same programme where that applies."""
        path = SUBJECTS[model].path
        programme = getattr(self.instance, "programme", None)
        if path == "programme__municipality" and programme is not None:
            return model._default_manager.filter(programme=programme).order_by("number")
        return ordered(model._default_manager.filter(**{path: municipality_of(self.instance).pk}))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in list(values.items()):
            if isinstance(value, str):
                values[name] = cleaned(value)
                self._check_not_empty(name, values[name])
            self._check_size(name, value)
        return values

    def _check_not_empty(self, name: str, text: str) -> None:
        field = self.fields.get(name)
        if field is not None and field.required and not text:
            self.add_error(name, field.error_messages["required"])

    def _check_size(self, name: str, value: Any) -> None:
        field = next((each for each in self._meta.model._meta.fields if each.name == name), None)
        largest = LARGEST.get(type(field))  # type: ignore[arg-type]
        if largest is not None and value is not None and value > largest:
            self.add_error(name, _("The number is too large."))

    def _get_validation_exclusions(self) -> set[str]:
        """The owner takes part in constraints although the form does not show it; so does a name made from a title."""
        filled_in = {self.owner_field, *(["slug"] if getattr(self.instance, "slug", "") else [])}
        return super()._get_validation_exclusions() - filled_in

    def _post_clean(self) -> None:
        construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
        self.complete()
        excluded = self._get_validation_exclusions()
        try:
            self.instance.full_clean(exclude=excluded, validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            self.tell(error)
        self.validate_unique()
        self._check_constraints(excluded)
        if not self.errors and (broken := recording.errors_of(self.instance, on=self.today)):
            self.tell(broken)

    def _check_constraints(self, excluded: set[str]) -> None:
        """Each broken constraint is told at the field that it is about, where nothing has been said there yet."""
        for constraint in self.instance._meta.constraints:
            field = field_of(constraint, self.fields)
            if field in self.errors:
                continue
            try:
                constraint.validate(type(self.instance), self.instance, exclude=excluded)
            except ValidationError as error:
                self.add_error(field, sentence_of(constraint, error))

    def validate_unique(self) -> None:
        try:
            self.instance.validate_unique(exclude=self._get_validation_exclusions())
        except ValidationError as error:
            self.tell(error)

    def tell(self, broken: ValidationError) -> None:
        """Show what is wrong at the fields it is about; above the form where the form has no such field."""
        told = broken.error_dict if hasattr(broken, "error_dict") else {NON_FIELD_ERRORS: broken.error_list}
        for name, errors in told.items():
            self.add_error(name if name in self.fields else None, errors)

    def links(self) -> dict[str, Any]:
        """The many-to-many links that the form sets."""
        names = {field.name for field in self._meta.model._meta.many_to_many}
        return {name: self.cleaned_data[name] for name in names & self.cleaned_data.keys()}

    def save(self, commit: bool = True) -> Any:
        self.store()
        return self.instance

    def store(self) -> None:
        write = recording.create if self.instance.pk is None else recording.change
        write(self.instance, by=self.for_user, at=timezone.now(), links=self.links())


def ordered(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """In the order that people look for them."""
    names = {field.name for field in rows.model._meta.fields}
    if "decided_on" in names:
        return rows.order_by(models.F("decided_on").desc(nulls_last=True), "title")
    return rows.order_by("name" if "name" in names else "title")
