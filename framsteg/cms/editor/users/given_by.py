"""Whose word gave an access, in words."""

from typing import Any

from django.conf import settings
from wagtail.admin.ui.tables import Column


def provider_name(key: str) -> str:
    """What a provider is called; its key, where it is no longer in the settings; "" where it was by hand."""
    known = settings.FRAMSTEG_IDENTITY_PROVIDERS.get(key)
    return known.name if known else key


class ProviderColumn(Column):
    def get_value(self, instance: Any) -> str:
        return provider_name(str(getattr(instance, self.name)))
