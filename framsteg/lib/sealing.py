"""Short texts that the database keeps sealed: the addresses of people who do not work here (docs/adr/0061).

They are opened with a key of the installation, which neither the database nor a backup holds. What is sealed cannot be
searched; beside it stands a mark, made with a key too, by which one finds an address that one knows.
"""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

SEALED = "sealed:"
MARK_LENGTH, AT_A_TIME = 32, 500


class SealedWithAnotherKey(Exception):
    """None of the installation's keys opens what the database holds."""

    def __init__(self) -> None:
        super().__init__(
            "An address was sealed with a key that is not in FRAMSTEG_ADDRESS_KEYS. Add the key that it was sealed "
            "with, after the present one."
        )


class NotSearchable(TypeError):
    """Somebody asks the database for a sealed text; ask for its mark instead."""


class Sealed(str):
    """A text that is sealed already, on its way from a backup into the database."""


def sealed(text: str) -> str:
    """Each time another text, even of the same words."""
    if not text or isinstance(text, Sealed):
        return str(text)
    return SEALED + _box(keys()).encrypt(text.encode()).decode()


def opened(kept: str) -> str:
    """What was sealed; a text from before anything was. Raises SealedWithAnotherKey."""
    if not kept.startswith(SEALED):
        return kept
    try:
        return _box(keys()).decrypt(kept.removeprefix(SEALED).encode()).decode()
    except InvalidToken:
        raise SealedWithAnotherKey from None


def mark(text: str) -> str:
    """The mark of an address under the present key, whatever its letters' case; "" for none."""
    return _mark(keys()[0], text)


def marks(text: str) -> Sequence[str]:
    """Its marks under every key: what to look for while not everything has been sealed anew."""
    return [_mark(key, text) for key in keys()] if text.strip() else []


def keys() -> tuple[str, ...]:
    """The present key first; those before it open what they once sealed. Without keys of its own, the secret ones."""
    own = tuple(settings.FRAMSTEG_ADDRESS_KEYS)
    return own or tuple(str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


def _mark(key: str, text: str) -> str:
    same = text.strip().casefold()
    made = hmac.new(_derived(key, "mark"), same.encode(), hashlib.sha256).hexdigest()
    return made[:MARK_LENGTH] if same else ""


@cache
def _box(known: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key, "seal"))) for key in known])


@cache
def _derived(key: str, use: str) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"framsteg.sealing.{use}".encode())
    return made.derive(key.encode())


class SealedField(models.TextField):  # type: ignore[type-arg]
    """A short text that is sealed in the database and open in the program."""

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> str | None:
        return value if value is None else opened(value)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return value if value is None or hasattr(value, "resolve_expression") else sealed(value)

    def get_prep_value(self, value: Any) -> Any:
        """What is looked for: only whether there is anything."""
        if value:
            raise NotSearchable(self.name)
        return super().get_prep_value(value)


class MarkField(models.CharField):  # type: ignore[type-arg]
    """The mark of the field that it is `of`, made anew whenever a row is stored."""

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        kwargs |= {"max_length": MARK_LENGTH, "editable": False, "blank": True, "default": ""}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for each in ("max_length", "editable", "blank", "default"):
            kwargs.pop(each, None)
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, instance: models.Model, add: bool) -> str:
        text = getattr(instance, self.of)
        if isinstance(text, Sealed):  # comes with its mark from a backup
            return str(getattr(instance, self.attname))
        made = mark(text)
        setattr(instance, self.attname, made)
        return made


def seal_anew(model: type[models.Model]) -> int:
    """Seal every row of the model with the present key; how many. A row that is changed meanwhile is left alone."""
    fields: Any = model._meta.local_concrete_fields
    sealing = [field for field in fields if isinstance(field, SealedField)]
    marking = [field for field in fields if isinstance(field, MarkField)]
    done = 0
    for row in model._base_manager.order_by("pk").iterator(chunk_size=AT_A_TIME) if sealing else ():
        as_read = {field.attname: getattr(row, field.attname) for field in marking}
        anew = {field.attname: getattr(row, field.attname) for field in sealing}
        anew |= {field.attname: mark(getattr(row, field.of)) for field in marking}
        done += model._base_manager.filter(pk=row.pk, **as_read).update(**anew)
    return done
