"""Asks for everything a question needs. What keeps the answers is the asker; asked again, it goes on where it was."""

from framsteg.importers.scb import schema
from framsteg.importers.scb.client import Client
from framsteg.importers.scb.schema import Question
from framsteg.importers.shared.errors import ChangedMeanwhile
from framsteg.importers.shared.json_stat import Dataset


def fetch(client: Client, question: Question) -> list[Dataset]:
    """The parts of the answer, each within the server's limits, all from the same edition of the table."""
    limits = client.limits()
    table = client.table(question.table)
    choice = schema.choose(table, question)
    parts = [client.data(question.table, part) for part in schema.split(choice, limits.cells)]
    if len({part.updated for part in parts}) > 1:
        raise ChangedMeanwhile(where=question.table)
    return parts
