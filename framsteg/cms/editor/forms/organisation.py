"""Forms for units, people, roles, the look of the municipality's site, and access."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from framsteg.accounts import actions
from framsteg.accounts.models import AccessGrant, Municipality, User
from framsteg.cms.editor.access import synchronise

from .base import EditorForm
from .fields import checked_template, sniffed_picture
from .images import written_anew

LOGO_KINDS = frozenset({"PNG", "JPEG", "WEBP"})
LOGO_BYTES, LOGO_SIDE = 2_000_000, 4_000


class UnitForm(EditorForm):
    """A unit cannot be part of itself."""

    not_a_choice = {"parent": _("Choose another unit: one cannot be part of itself.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            above = self.fields["parent"]
            above.queryset = above.queryset.exclude(pk=self.instance.pk)


class PersonForm(EditorForm):
    """Somebody who holds a role, and the account that the person signs in with."""

    def choices_for(self, model: type[Model]) -> QuerySet[Any]:
        if model is not User:
            return super().choices_for(model)
        here = User.objects.filter(grants__municipality=self.instance.municipality, is_active=True)
        return here.distinct().order_by("username")


class RoleForm(EditorForm):
    """A position; it stays when the person leaves."""


class LookForm(EditorForm):
    """Colours, typeface, logotype and public contact details of the municipality's site."""

    owner_field = ""

    def clean_logo(self) -> Any:
        upload = self.cleaned_data.get("logo")
        if upload and "logo" in self.changed_data:
            sniffed_picture(upload, kinds=LOGO_KINDS, largest_bytes=LOGO_BYTES, largest_side=LOGO_SIDE)
            return written_anew(upload)
        return upload

    def clean_report_template(self) -> Any:
        """A template that could not be filled in is refused here, and never when a report is to be made."""
        upload = self.cleaned_data.get("report_template")
        if upload and "report_template" in self.changed_data:
            checked_template(upload)
            upload.seek(0)
        return upload


class AccessForm(WagtailAdminModelForm):
    """Give access to somebody who has an account, or make the account at the same time."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=[User.username_validator],
        help_text=_("If the name is taken already, that user is given the access."),
    )
    first_name = forms.CharField(label=_("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    new_password = forms.CharField(
        label=_("First password"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "Only for a new user: at least twelve characters. The user can change it after signing in."
        ),
    )

    instance: AccessGrant

    class Meta(WagtailAdminModelForm.Meta):
        model = AccessGrant
        fields = ["access"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        self.known = User.objects.filter(username=values.get("username", "")).first()
        if self.known is None:
            self._check_new_user(values)
        elif self._is_given(values):
            self.add_error("access", _("The user has this access already."))
        return values

    def _is_given(self, values: dict[str, Any]) -> bool:
        given = AccessGrant.objects.filter(
            user=self.known, municipality=self.instance.municipality, access=values.get("access", "")
        )
        return given.exists()

    def _check_new_user(self, values: dict[str, Any]) -> None:
        password = values.get("new_password")
        if not password:
            self.add_error("new_password", _("A new user needs a first password."))
            return
        try:
            validate_password(password, self._new_user(values))
        except ValidationError as error:
            self.add_error("new_password", error)

    def _new_user(self, values: dict[str, Any]) -> User:
        names = ("username", "first_name", "last_name", "email")
        return User(**{name: values.get(name, "") for name in names})

    def _post_clean(self) -> None:
        """The grant is made, and checked, by the action."""

    def save(self, commit: bool = True) -> AccessGrant:
        at, values = timezone.now(), self.cleaned_data
        user = self.known
        if user is None:
            user = self._new_user(values)
            actions.access.add_user(user, password=values["new_password"], by=self.for_user, at=at)
        municipality: Municipality = self.instance.municipality
        given = actions.access.grant(user, municipality, values["access"], by=self.for_user, at=at)
        synchronise(user)
        self.instance = given
        return given
