"""How a receiver knows that a delivery is ours, and fresh."""

import base64
import hashlib
import hmac

from django.conf import settings

from framsteg.open_data.models import WebhookSubscription


def secret_of(subscription: WebhookSubscription) -> str:
    """What deliveries are signed with: made by the installation's key from the nonce, kept nowhere."""
    made = hmac.new(settings.SECRET_KEY.encode(), f"webhook:{subscription.nonce}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(made.digest()).rstrip(b"=").decode()


def signature(secret: str, content: bytes, *, at: int) -> str:
    """The header: the time in seconds, and HMAC-SHA256 of the time, a full stop and the content."""
    signed = hmac.new(secret.encode(), f"{at}.".encode() + content, hashlib.sha256)
    return f"t={at},v1={signed.hexdigest()}"
