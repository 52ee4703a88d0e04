"""The table of groups at identity providers and the access that they give."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.accounts.models import GroupMapping
from framsteg.cms.editor.forms.base import EditorForm
from framsteg.cms.editor.views.objects import EditorCreateView
from framsteg.cms.editor.viewsets.base import EditorViewSet, row

from .given_by import ProviderColumn


class GroupMappingForm(EditorForm):
    """Only the providers that speak for the municipality can be chosen."""

    provider = forms.ChoiceField(
        label=_("Identity provider"), help_text=_("Providers are added by whoever runs the installation.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.instance.municipality.code
        self.fields["provider"].choices = [
            (key, known.name)
            for key, known in settings.FRAMSTEG_IDENTITY_PROVIDERS.items()
            if code in known.municipalities
        ]
        if not self.fields["provider"].choices:
            self.fields["provider"].help_text = _(
                "No identity provider speaks for the municipality yet. Whoever runs the installation adds them."
            )


class GroupMappingCreateView(EditorCreateView):
    def get_edit_url(self) -> str:
        return self.get_success_url()

    def get_success_buttons(self) -> list[Any]:
        return []


class GroupMappingViewSet(EditorViewSet):
    """A mapping is added and removed, not changed."""

    model = GroupMapping
    icon = "group"
    menu_label = _("Groups with access")
    add_to_settings_menu = True
    without = frozenset({"change"})
    add_view_class = GroupMappingCreateView
    base_form_class = GroupMappingForm
    related = ("municipality",)
    ordering = ("provider", "group", "access")
    list_display = ["access", ProviderColumn("provider", label=_("Identity provider")), "group"]
    search_fields = ("group", "note")
    empty_text = _(
        "No group has access yet. Whoever signs in at an identity provider is let in when one of their groups "
        "stands here."
    )
    form_help = _(
        "The members get the access when they next sign in, and lose it at the sign-in after they have left the group. "
        "What was given by hand stays."
    )
    panels = [
        MultiFieldPanel(
            [FieldPanel("provider"), row("group", "note"), FieldPanel("access")], heading=_("The group")
        )
    ]
