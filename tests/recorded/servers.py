"""SCB and Kolada on loopback: real HTTP servers that answer in the recorded shapes, with limits and with faults."""

import json
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from math import prod
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

RECORDED = Path(__file__).parent
POPULATION: dict[str, dict[str, float | None]] = {
    "00": {"2010": 9415570, "2011": 9482855, "2012": 9555893, "2013": 9644864},
    "17": {"2010": 273265, "2011": 272736, "2012": 273080, "2013": 273815},
    "1780": {"2010": 85753, "2011": 86409, "2012": 86929, "2013": 87786},
    "1781": {"2010": 23808, "2011": 23698, "2012": 23729, "2013": 23949},
    "1782": {"2010": 10644, "2011": 10563, "2012": 10538, "2013": 10579},
}


def recorded(name: str) -> Any:
    return json.loads((RECORDED / name).read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Reply:
    """What a server says: status, bytes, headers. `silent`: nothing at all, until the server closes."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    cut_at: int | None = None

    @classmethod
    def json(cls, value: Any, status: int = 200) -> Self:
        body = json.dumps(value, ensure_ascii=False).encode()
        return cls(status, body, {"Content-Type": "application/json; charset=utf-8"})


BUSY = Reply(429, b"Too many requests", {"Retry-After": "1"})
FAULT = Reply(500, b"Internal Server Error")
WEB_PAGE = Reply(
    200, b"<!DOCTYPE html><html><body>Underh\xc3\xa5ll</body></html>", {"Content-Type": "text/html"}
)
SILENT = Reply(silent=True)


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    query: dict[str, list[str]]
    body: Any


class FakeServer:
    """Answers with what `answer` makes of a question, unless faults wait in the queue for its path."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.faults: dict[str, deque[Reply]] = {}
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *details: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    def fail(self, path: str, *replies: Reply) -> None:
        """Say `replies`, one after the other, to questions whose path holds `path`, before answering as usual."""
        self.faults.setdefault(path, deque()).extend(replies)

    def count(self, path: str) -> int:
        return sum(path in asked.path for asked in self.asked)

    def reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        for path, replies in self.faults.items():
            if path in asked.path and replies:
                reply = replies.popleft()
                if reply.silent:
                    self._closing.wait(30)
                return reply
        return self.answer(asked)

    def answer(self, asked: Asked) -> Reply:
        raise NotImplementedError


def _handler_of(fake: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._respond(None)

        def do_POST(self) -> None:
            self._respond(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _respond(self, body: Any) -> None:
            parts = urlsplit(self.path)
            query = parse_qs(parts.query, keep_blank_values=True)
            reply = fake.reply(Asked(self.command, unquote(parts.path), query, body))
            if reply.silent:
                self.close_connection = True
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            with suppress(ConnectionError):
                self.wfile.write(reply.body[: reply.cut_at])
            if reply.cut_at is not None:
                self.close_connection = True

        def log_message(self, *args: Any) -> None:
            """Tests are quiet."""

    return Handler


class FakeScb(FakeServer):
    """PxWebApi 2 under /api/v2 and version 1 under /ssd, with one table in each: population."""

    def __init__(self, *, max_cells: int = 150_000, calls: int = 0, seconds: float = 1) -> None:
        super().__init__()
        self.population = {code: dict(years) for code, years in POPULATION.items()}
        self.max_cells = max_cells
        self.calls = calls
        self.seconds = seconds
        self.updated = "2026-02-20T07:00:00Z"
        self.change: Callable[[dict[str, Any]], Any] = lambda dataset: dataset
        self._times: deque[float] = deque()

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/api/v2/config":
            limits = {
                "maxDataCells": self.max_cells,
                "maxCallsPerTimeWindow": self.calls,
                "timeWindow": self.seconds,
            }
            return Reply.json(recorded("scb/config.json") | limits)
        if asked.path == "/ssd/" and "config" in asked.query:
            limits = {"maxCells": self.max_cells, "maxCalls": self.calls, "timeWindow": self.seconds}
            return Reply.json(recorded("scb/config_v1.json") | limits)
        if self._too_often():
            return BUSY
        if asked.path == "/api/v2/tables/TAB638/metadata":
            return Reply.json(recorded("scb/metadata.json"))
        if asked.path == "/api/v2/tables/TAB638/data":
            return self._data(_chosen_2(asked))
        if asked.path == "/ssd/BE/BE0101/BE0101A/BefolkningNy":
            return (
                Reply.json(recorded("scb/table_v1.json"))
                if asked.body is None
                else self._data(_chosen_1(asked))
            )
        return Reply.json({"type": "Parameter error", "title": "Not Found", "status": 404}, 404)

    def _too_often(self) -> bool:
        now = time.monotonic()
        self._times.append(now)
        while self._times and self._times[0] < now - self.seconds:
            self._times.popleft()
        return self.calls > 0 and len(self._times) > self.calls

    def _data(self, chosen: dict[str, list[str]]) -> Reply:
        if prod(map(len, chosen.values())) > self.max_cells:
            return Reply.json({"title": "Too many cells selected", "status": 403}, 403)
        if any(code not in POPULATION for code in chosen["Region"]) or "ContentsCode" not in chosen:
            return Reply.json({"title": "Non-existent value", "status": 400}, 400)
        return Reply.json(self.change(self._dataset(chosen)))

    def _dataset(self, chosen: dict[str, list[str]]) -> dict[str, Any]:
        described = recorded("scb/metadata.json")
        names = [name for name in described["id"] if name in chosen]
        return described | {
            "updated": self.updated,
            "id": names,
            "size": [len(chosen[name]) for name in names],
            "dimension": {name: _cut(described["dimension"][name], chosen[name]) for name in names},
            "value": [
                self.population[cell[names.index("Region")]].get(cell[names.index("Tid")])
                for cell in product(*(chosen[name] for name in names))
            ],
        }


def _chosen_2(asked: Asked) -> dict[str, list[str]]:
    if asked.body is not None:
        return {part["variableCode"]: part["valueCodes"] for part in asked.body["selection"]}
    named = {key: value[0] for key, value in asked.query.items() if key.startswith("valueCodes[")}
    return {
        key.removeprefix("valueCodes[").removesuffix("]"): value.split(",") for key, value in named.items()
    }


def _chosen_1(asked: Asked) -> dict[str, list[str]]:
    return {part["code"]: part["selection"]["values"] for part in asked.body["query"]}


def _cut(dimension: dict[str, Any], codes: list[str]) -> dict[str, Any]:
    category = dimension["category"]
    kept = {
        "index": {code: at for at, code in enumerate(codes)},
        "label": {code: category["label"][code] for code in codes},
    }
    units = {"unit": {code: category["unit"][code] for code in codes}} if "unit" in category else {}
    return dimension | {"category": kept | units}


class FakeKolada(FakeServer):
    """Kolada v3 under /v3, with one key figure: population, by sex."""

    def __init__(self, *, most_per_page: int = 5_000, next_key: str = "next_url") -> None:
        super().__init__()
        self.most_per_page = most_per_page
        self.next_key = next_key
        self.records = [
            record_of(code, year, value)
            for code, years in POPULATION.items()
            for year, value in years.items()
            if code != "17"
        ] + [record_of("0017", "2012", 273080.0), record_of("G35890", "2012", 20000.0)]
        self.deleted: list[dict[str, Any]] = []

    def answer(self, asked: Asked) -> Reply:
        kind, *keys = asked.path.removeprefix("/v3/").split("/")
        if kind == "kpi":
            return self._kpis(keys[0].split(","))
        if kind == "data" and keys[0] == "kpi" and keys[2] == "year":
            return self._data(keys[1].split(","), keys[3].split(","), asked)
        return Reply.json({"detail": "Not Found"}, 404)

    def _kpis(self, ids: list[str]) -> Reply:
        answer = recorded("kolada/kpi.json")
        values = [kpi for kpi in answer["values"] if kpi["id"] in ids]
        return Reply.json(answer | {"values": values, "count": len(values)})

    def _data(self, kpis: list[str], years: list[str], asked: Asked) -> Reply:
        if max(len(kpis), len(years)) > 25:
            return Reply.json({"detail": "At most 25 ids"}, 400)
        records = self.deleted if "from_date" in asked.query else self.records
        found = [each for each in records if each["kpi"] in kpis and str(each["period"]) in years]
        size = min(int(asked.query.get("per_page", ["5000"])[0]), self.most_per_page)
        page = int(asked.query.get("page", ["1"])[0])
        part = found[(page - 1) * size : page * size]
        following = (
            f"{self.url}{asked.path}?per_page={size}&page={page + 1}" if page * size < len(found) else None
        )
        return Reply.json({"values": part, "count": len(part), self.next_key: following})


def record_of(code: str, year: str, value: float | None) -> dict[str, Any]:
    """A record in the recorded shape. The shares of women and men are made up: half each."""
    record = recorded("kolada/record.json")
    half = None if value is None else value / 2
    shares = {"T": value, "K": half, "M": half}
    record["municipality"] = "0000" if code == "00" else code
    record["period"] = int(year)
    record["values"] = [each | {"value": shares[each["gender"]]} for each in record["values"]]
    return record
