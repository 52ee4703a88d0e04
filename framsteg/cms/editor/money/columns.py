from typing import Any

from django.utils.translation import get_language
from wagtail.admin.ui.tables import Column

from framsteg.lib.plain_language import language_of, money


class AmountColumn(Column):
    """An amount in kronor, with öre where there are any."""

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(name, sort_key=name, **options)

    def get_value(self, instance: Any) -> str:
        return money(getattr(instance, self.name), language_of(get_language() or "sv"))
