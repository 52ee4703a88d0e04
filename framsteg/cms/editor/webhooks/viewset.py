"""Making a subscription, whose secret is shown once, seeing how it goes, and ending it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.cms.editor.forms.base import EditorForm
from framsteg.cms.editor.views.objects import EditorCreateView, EditorDeleteView
from framsteg.cms.editor.viewsets.base import EditorViewSet
from framsteg.open_data.models import DeliveryState, WebhookSubscription
from framsteg.open_data.webhooks import subscribing

SHOWN = 20


class WebhookForm(EditorForm):
    """A new subscription. `secret` is there once it has been stored, and nowhere else."""

    secret = ""

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"])
        try:
            subscribing.check_address(address)
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        return address

    def store(self) -> None:
        self.secret = subscribing.begin(self.instance, by=self.for_user, at=timezone.now())


class WebhookCreateView(EditorCreateView):
    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        return self._once(form.instance, form.secret) if form.secret else answer

    def get_success_message(self, instance: WebhookSubscription) -> str:
        return ""

    def _once(self, subscription: WebhookSubscription, secret: str) -> HttpResponse:
        """The page that shows the secret. It is kept nowhere, and cannot be opened again."""
        context = {
            "title": _("The webhook has been made"),
            "subscription": subscription,
            "secret": secret,
            "list_url": reverse("webhooksubscription:index"),
        }
        answer = render(self.request, "cms/editor/webhook.html", context)
        answer.headers["Cache-Control"] = "no-store, private"
        return answer


class WebhookEndView(EditorDeleteView):
    """How it has gone, and the way to end it. A subscription is never removed: what was told stays told."""

    template_name = "cms/editor/end_webhook.html"
    page_title = gettext_lazy("End the webhook")
    success_message = gettext_lazy("Ended: %(object)s.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        told = self.object.deliveries.order_by("-pk")
        waiting = told.filter(state__in=[DeliveryState.QUEUED, DeliveryState.SENDING]).count()
        return context | {"told": told[:SHOWN], "waiting": waiting}

    def remove(self) -> None:
        subscribing.end(self.object, by=self.request.user, at=timezone.now())


class WebhookViewSet(EditorViewSet):
    """Subscriptions are made and ended, never changed or removed."""

    model = WebhookSubscription
    icon = "link-external"
    menu_label = gettext_lazy("Webhooks")
    menu_order = 98
    add_to_admin_menu = True
    without = frozenset({"change"})
    add_view_class = WebhookCreateView
    delete_view_class = WebhookEndView
    base_form_class = WebhookForm
    related = ("municipality",)
    ordering = ("-pk",)
    list_display = ["name", "address", "created_at", "ended_at"]
    search_fields = ("name", "address")
    empty_text = gettext_lazy("Nobody is told of changes yet.")
    form_help = gettext_lazy(
        "The address is told each time that something public changes: what, and where to read it. Each message is "
        "signed with a secret, which is shown once."
    )
    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("address")], heading=gettext_lazy("The receiver")),
    ]

    def url_after(self, instance: Model) -> str:
        return reverse("webhooksubscription:index")
