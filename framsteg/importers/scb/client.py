"""Questions to SCB's servers. Knows addresses and nothing of what is stored."""

from typing import Protocol
from urllib.parse import quote, urlencode

from framsteg.importers.scb import schema
from framsteg.importers.scb.schema import Choice, ServerLimits
from framsteg.importers.shared.asking import Asker
from framsteg.importers.shared.json_stat import Dataset

LONGEST_ADDRESS = 2_000


class Client(Protocol):
    def limits(self) -> ServerLimits: ...
    def table(self, table: str) -> Dataset: ...
    def data(self, table: str, choice: Choice) -> Dataset: ...


class Client2:
    """PxWebApi 2."""

    def __init__(self, asker: Asker, base: str, language: str = "sv") -> None:
        self._asker = asker
        self._base = base.rstrip("/")
        self._language = language

    def limits(self) -> ServerLimits:
        """What the server allows; from then on the pace is kept to it."""
        limits = self._asker.ask("GET", f"{self._base}/config", schema.read_limits)
        self._asker.pace(limits.calls, limits.seconds)
        return limits

    def table(self, table: str) -> Dataset:
        query = urlencode({"lang": self._language, "outputFormat": "json-stat2"})
        return self._asker.ask(
            "GET", f"{self._base}/tables/{quote(table)}/metadata?{query}", schema.read_table
        )

    def data(self, table: str, choice: Choice) -> Dataset:
        """The values; asked for in the address, or in a body where the address would be too long."""
        query = {"lang": self._language, "outputFormat": "json-stat2"}
        address = f"{self._base}/tables/{quote(table)}/data"
        chosen = {f"valueCodes[{name}]": ",".join(codes) for name, codes in choice.items()}
        url = f"{address}?{urlencode(query | chosen, safe='[],')}"
        if len(url) <= LONGEST_ADDRESS:
            return self._asker.ask("GET", url, schema.read_data)
        selection = [{"variableCode": name, "valueCodes": list(codes)} for name, codes in choice.items()]
        return self._asker.ask(
            "POST", f"{address}?{urlencode(query)}", schema.read_data, {"selection": selection}
        )


class Client1:
    """PxWebApi 1. A table is a path such as BE/BE0101/BE0101A/BefolkningNy."""

    def __init__(self, asker: Asker, base: str) -> None:
        self._asker = asker
        self._base = base.rstrip("/")

    def limits(self) -> ServerLimits:
        limits = self._asker.ask("GET", f"{self._base}/?config", schema.read_limits)
        self._asker.pace(limits.calls, limits.seconds)
        return limits

    def table(self, table: str) -> Dataset:
        return self._asker.ask("GET", self._address(table), schema.read_table_v1)

    def data(self, table: str, choice: Choice) -> Dataset:
        query = [
            {"code": name, "selection": {"filter": "item", "values": list(codes)}}
            for name, codes in choice.items()
        ]
        body = {"query": query, "response": {"format": "json-stat2"}}
        return self._asker.ask("POST", self._address(table), schema.read_data, body)

    def _address(self, table: str) -> str:
        return f"{self._base}/{quote(table.strip('/'))}"
