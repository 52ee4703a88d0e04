"""What the archive says of itself: a letter to whoever opens it, and what each column means."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model
from django.utils.translation import gettext as _
from django.utils.translation import override

from framsteg.accounts.models import Municipality

from .belongings import LEFT_OUT, OF_RESIDENTS, Belongings

KINDS = {
    "BooleanField": "boolean", "DateField": "date", "DateTimeField": "datetime", "JSONField": "any",
    "FloatField": "number", "DecimalField": "number", "BinaryField": "string (base64)", "UUIDField": "string",
}  # fmt: skip


def schema(labels: list[str], columns: Callable[[type[Model]], list[Any]]) -> dict[str, Any]:
    """Each table with its columns: what they are called, what they mean, and what they point to."""
    return {
        "description": "tables/<name>.jsonl: one JSON object a line. After Frictionless Table Schema.",
        "tables": {label: _table(apps.get_model(label), columns) for label in labels},
    }


def _table(model: type[Model], columns: Callable[[type[Model]], list[Any]]) -> dict[str, Any]:
    fields = columns(model)
    return {
        "title": _in_both(lambda: str(model._meta.verbose_name)),
        "description": " ".join((model.__doc__ or "").split()),
        "fields": [_field(each) for each in fields],
        "primaryKey": model._meta.pk.attname,
        "foreignKeys": [
            {"fields": each.attname, "reference": {"resource": each.related_model._meta.label}}
            for each in fields
            if isinstance(each, ForeignKey)
        ],
    }


def _field(field: "Field[Any, Any]") -> dict[str, Any]:
    kind = field.get_internal_type()
    is_number = kind.endswith(("IntegerField", "AutoField", "ForeignKey", "OneToOneField"))
    told: dict[str, Any] = {
        "name": field.attname,
        "type": KINDS.get(kind, "integer" if is_number else "string"),
        "title": _in_both(lambda: str(field.verbose_name)),
    }
    if field.choices:
        told["constraints"] = {
            "enum": [choice for choice, _name in field.flatchoices if choice not in (None, "")]
        }
    return told


def _in_both(say: Callable[[], str]) -> dict[str, str]:
    told = {}
    for language in ("sv", "en"):
        with override(language):
            told[language] = say()
    return told


def readme(municipality: Municipality, at: datetime, mine: Belongings) -> str:
    """The letter, in Swedish and then in English."""
    parts = []
    for language in ("sv", "en"):
        with override(language):
            parts.append(_letter(municipality, at, mine))
    return "\n\n---\n\n".join(parts)


def _letter(municipality: Municipality, at: datetime, mine: Belongings) -> str:
    left = sorted({(str(reason), _title(label)) for label, reason in LEFT_OUT.items()})
    return "\n".join(
        [
            "# " + _("Everything of %(name)s in Framsteg") % {"name": municipality.name},
            "",
            _("Written %(day)s. Import it with `manage.py import_municipality FILE`.")
            % {"day": at.date().isoformat()},
            "",
            "## " + _("What is here"),
            "",
            "- `tables/`: "
            + _("one file a table, one JSON object a line; rows point to each other by keys."),
            "- `schema.json`: " + _("what each table and column means, in Swedish and English."),
            "- `files/media/`: " + _("pictures, documents, logotype and template as they were uploaded."),
            "- `files/raw/`: " + _("plans, accounts and statistics as they came, named by their SHA-256."),
            "- `manifest.json`: " + _("how many rows each table has, and a sum for each table and file."),
            "",
            "## " + _("Personal data"),
            "",
            _(
                "Accounts are here with name and address, without passwords. So are people and their roles, and who "
                "did what in the audit trail: they are part of the account."
            ),
            _residents(mine),
            _("Keep the file as you keep the database, and remove it when it has been used."),
            "",
            "## " + _("What is not here, and why"),
            "",
            *(f"- {title}: {reason}" for reason, title in left),
            "- " + _("Older drafts of pages: the latest draft of each page is here."),
            "",
        ]
    )


def _residents(mine: Belongings) -> str:
    if mine.without_residents:
        return _("Addresses and messages of residents were left out when it was made.")
    kinds = ", ".join(sorted(_title(label) for label in OF_RESIDENTS))
    return _("Of residents: %(kinds)s, as far as their time has not passed.") % {"kinds": kinds}


def _title(label: str) -> str:
    return str(apps.get_model(label)._meta.verbose_name_plural)
