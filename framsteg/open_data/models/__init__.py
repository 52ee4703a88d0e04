"""Who wants to be told of changes, and what has been told."""

from .webhooks import DeliveryState, WebhookDelivery, WebhookSubscription

__all__ = ["DeliveryState", "WebhookDelivery", "WebhookSubscription"]
