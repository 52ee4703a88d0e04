"""Questions to Kolada's server. Knows addresses and nothing of what is stored."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlencode, urljoin, urlsplit

from framsteg.importers.kolada import schema
from framsteg.importers.kolada.schema import Kpi, Page, Record
from framsteg.importers.shared.asking import Asker, Understand
from framsteg.importers.shared.errors import EndlessPages, TooManyKeys, UnknownCode

MOST_KEYS = 25
PER_PAGE = 5_000


class Client:
    """Kolada version 3."""

    def __init__(self, asker: Asker, base: str, per_page: int = PER_PAGE) -> None:
        self._asker = asker
        self._base = base.rstrip("/")
        self._per_page = per_page

    def kpis(self, ids: Sequence[str]) -> list[Kpi]:
        """The descriptions of key figures. Raises UnknownCode for one that does not exist."""
        found = list(self._pages(f"/kpi/{_keys(ids)}", {}, schema.read_kpis))
        known = {kpi.id for kpi in found}
        for id_ in ids:
            if id_ not in known:
                raise UnknownCode(code=id_, dimension="Kolada")
        return found

    def records(self, kpis: Sequence[str], years: Sequence[int], changed_since: str = "") -> Iterator[Record]:
        """All municipalities' figures; with a date, only those changed since then, withdrawn ones marked."""
        query = {"from_date": changed_since} if changed_since else {}
        path = f"/data/kpi/{_keys(kpis)}/year/{_keys([str(year) for year in years])}"
        return self._pages(path, query, schema.read_records)

    def _pages(
        self, path: str, query: dict[str, str], understand: Understand[Page[schema.T]]
    ) -> Iterator[schema.T]:
        parameters = urlencode(query | {"per_page": str(self._per_page)})
        url, seen = f"{self._base}{path}?{parameters}", set[str]()
        while url:
            if url in seen:
                raise EndlessPages(where=url)
            seen.add(url)
            page = self._asker.ask("GET", url, understand)
            yield from page.items
            url = self._following(url, page.next_url)

    def _following(self, url: str, next_url: str) -> str:
        """The next address. A server behind another often writes http in it where it was asked with https."""
        if not next_url:
            return ""
        target = urlsplit(urljoin(url, next_url))
        asked = urlsplit(url)
        same_server = target.hostname == asked.hostname and target.port in (asked.port, None)
        return target._replace(scheme=asked.scheme).geturl() if same_server else target.geturl()


def _keys(keys: Sequence[str]) -> str:
    if len(keys) > MOST_KEYS:
        raise TooManyKeys(count=len(keys), limit=MOST_KEYS)
    return quote(",".join(keys), safe=",")
