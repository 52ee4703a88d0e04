"""Fields that several forms use."""

import zipfile
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from framsteg.lib.amounts import NotAnAmount, parse_ore
from framsteg.lib.plain_language import language_of, money
from framsteg.programme.rules.dates import EARLIEST, LATEST


def say_plainly(field: forms.Field) -> None:
    """Dates keep to years that somebody means, and a name in an address is asked for without jargon."""
    if isinstance(field, forms.DateField):
        field.validators.append(_check_year)
    if isinstance(field, forms.SlugField):
        field.error_messages["invalid"] = _("Write only letters, digits and hyphens, without spaces.")


def _check_year(day: date) -> None:
    if not EARLIEST <= day <= LATEST:
        raise ValidationError(_("Write a year between 1900 and 2200."))


class AmountField(forms.CharField):
    """An amount as people type it: "1,7 mkr", "1 700 tkr". Its value is in öre."""

    default_error_messages = {
        "invalid": _("Write the amount as for example “1 700 000”, “1 700 tkr” or “1,7 mkr”."),
        "positive": _("An appropriation is more than zero kronor."),
    }

    def __init__(self, *, may_be_less_than_nothing: bool = False, **options: Any) -> None:
        super().__init__(max_length=60, **options)
        self.may_be_less_than_nothing = may_be_less_than_nothing

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        try:
            ore = parse_ore(str(value))
        except NotAnAmount as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if ore <= 0 and not self.may_be_less_than_nothing:
            raise ValidationError(self.error_messages["positive"], code="positive")
        return ore

    def run_validators(self, value: Any) -> None:
        """The length concerns what was typed, not the amount."""

    def prepare_value(self, value: Any) -> Any:
        return money(value, language_of(get_language() or "sv")) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class SubProjectNumberField(forms.IntegerField):
    """A sub-project by its number in the programme: quick to type, also where there are thousands."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            min_value=1,
            max_value=2_147_483_647,
            label=_("Number of the sub-project"),
            help_text=_("If it concerns one sub-project of the programme chosen above, write its number."),
            **options,
        )


def sniffed_picture(upload: Any, *, kinds: frozenset[str], largest_bytes: int, largest_side: int) -> None:
    """Refuse an upload that is not a picture of one of the `kinds` ("PNG", …) by its content, or is too large."""
    if upload.size > largest_bytes:
        raise ValidationError(
            _("The file is larger than %(limit)d MB. Choose a smaller one."),
            params={"limit": largest_bytes // 1_000_000},
        )
    picture = getattr(upload, "image", None)
    if picture is None or picture.format not in kinds:
        raise ValidationError(
            _("The file is not a picture of the kinds %(kinds)s, whatever its name says."),
            params={"kinds": ", ".join(sorted(kinds))},
        )
    if max(picture.size) > largest_side:
        raise ValidationError(
            _("The picture is more than %(limit)d pixels wide or high."), params={"limit": largest_side}
        )


TEMPLATE_BYTES, TEMPLATE_UNPACKED = 5_000_000, 50_000_000


def checked_template(upload: Any) -> None:
    """Refuse an upload that no report could be written in."""
    from framsteg.reports.renderers import docx  # loaded first when it is needed, as it is large

    if upload.size > TEMPLATE_BYTES:
        raise ValidationError(
            _("The file is larger than %(limit)d MB. Choose a smaller one."),
            params={"limit": TEMPLATE_BYTES // 1_000_000},
        )
    try:
        if _unpacked_size(upload) > TEMPLATE_UNPACKED:
            raise docx.NotATemplate
        upload.seek(0)
        docx.check(upload.read())
    except docx.UnknownTemplateField as error:
        raise ValidationError(
            _("The template asks for what no report has: %(fields)s. It may ask for %(known)s."),
            params={"fields": _in_braces(error.fields), "known": _in_braces(error.known)},
        ) from error
    except docx.NotATemplate as error:
        raise ValidationError(
            _(
                "The file is not a Word document (.docx) that can be opened. Save it anew in Word and try again."
            )
        ) from error
    except docx.CannotFillIn as error:
        raise ValidationError(
            _(
                "A report cannot be written in this template. Put {{ innehåll }} in a paragraph of its own, outside "
                "tables, heads and feet, and save the file anew in Word."
            )
        ) from error


def _unpacked_size(upload: Any) -> int:
    """Bytes of everything packed in the file; 0 where it is not packed at all."""
    try:
        with zipfile.ZipFile(upload) as archive:
            return sum(each.file_size for each in archive.infolist())
    except zipfile.BadZipFile:
        return 0


def _in_braces(fields: Iterable[str]) -> str:
    return ", ".join(f"{{{{ {each} }}}}" for each in fields)
