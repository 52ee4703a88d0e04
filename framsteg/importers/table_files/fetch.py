"""What a file holds, before anything is made of it."""

from dataclasses import dataclass

from framsteg.importers.shared import json_stat
from framsteg.importers.shared.json_stat import Dataset
from framsteg.importers.table_files import client, schema
from framsteg.importers.table_files.schema import Row


@dataclass(frozen=True)
class Question:
    """Which file, for which indicator, and which decimal sign where it cannot be seen."""

    name: str
    decimal: str = ""


Content = Dataset | list[Row]


def understand(content: bytes, name: str) -> Content:
    """A JSON-stat dataset, or the rows of a table."""
    if client.looks_like_json(content):
        return json_stat.read(content, name)
    return schema.read_rows(client.grid_of(content, name), name)
