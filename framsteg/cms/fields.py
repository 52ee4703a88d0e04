from typing import Any

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose blocks stay out of the migrations: changing a block is no change of the database."""

    def __init__(self, block_types: Any = None, **options: Any) -> None:
        super().__init__(block_types or [], **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _, options = super().deconstruct()
        options.pop("block_lookup", None)
        return name, path, [], options
