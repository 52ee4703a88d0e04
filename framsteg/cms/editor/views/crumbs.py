"""The way back from a page about an object: to its list and to the object."""

from typing import Any

from django.urls import reverse


class ObjectCrumbsMixin:
    """For views that have found their object."""

    model: Any = None
    object: Any = None
    index_url_name: str | None = None
    open_url_name: str | None = None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        options = self.model._meta
        plural = str(options.verbose_name_plural)
        items: list[dict[str, Any]] = list(super().get_breadcrumbs_items())  # type: ignore[misc]
        if self.index_url_name:
            items.append({"url": reverse(self.index_url_name), "label": plural[:1].upper() + plural[1:]})
        if self.open_url_name:
            items.append(
                {"url": reverse(self.open_url_name, args=[self.object.pk]), "label": str(self.object)}
            )
        return [*items, {"url": "", "label": self.get_page_title()}]  # type: ignore[attr-defined]
