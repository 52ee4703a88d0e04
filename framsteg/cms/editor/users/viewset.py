"""Who may use the editor, and for what."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.accounts.models import AccessGrant
from framsteg.cms.editor.forms import organisation as forms
from framsteg.cms.editor.viewsets.base import EditorViewSet, row

from .given_by import ProviderColumn
from .views import AccessCreateView, AccessDeleteView, AccessSessionsView


class AccessViewSet(EditorViewSet):
    """Who may do what. Access is given and taken back, not changed."""

    model = AccessGrant
    name = "access"
    icon = "key"
    menu_label = _("Users and access")
    add_to_settings_menu = True
    without = frozenset({"change"})
    add_view_class = AccessCreateView
    delete_view_class = AccessDeleteView
    base_form_class = forms.AccessForm
    related = ("municipality", "user")
    ordering = ("user__last_name", "user__first_name", "user__username")
    list_display = ["access", "municipality", ProviderColumn("given_by", label=_("Given by"))]
    search_fields = ("user__username", "user__first_name", "user__last_name", "user__email")
    form_help = _("What each access means stands below the form.")
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("access"),
                FieldPanel("username"),
                row("first_name", "last_name"),
                FieldPanel("email"),
                FieldPanel("new_password"),
            ],
            heading=_("Access"),
        )
    ]

    def get_urlpatterns(self) -> list[Any]:
        signing_out = path("sessions/<int:pk>/", self._view(AccessSessionsView), name="sessions")
        return [*super().get_urlpatterns(), signing_out]
