"""Packs a long table of population by municipality into population.csv.gz, with the same bytes every time.

    python -m framsteg.indicators.data.pack_population population_by_municipality.csv

The table has the columns municipality_code, municipality, year and population. What does not look as it should stops
the packing.
"""

import csv
import gzip
import io
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

TARGET = Path(__file__).with_name("population.csv.gz")
MUNICIPALITIES = 290

Table = dict[tuple[str, str], dict[str, int]]


class NotThePopulation(ValueError):
    """The table is not the complete population table."""


def gathered(rows: Iterable[Mapping[str, str]]) -> Table:
    """The rows by municipality and year."""
    table: Table = {}
    for row in rows:
        years = table.setdefault((row["municipality_code"], row["municipality"]), {})
        if row["year"] in years:
            raise NotThePopulation(f"{row['municipality']} has the year {row['year']} twice.")
        years[row["year"]] = int(row["population"])
    return table


def packed(table: Table) -> bytes:
    """The wide table as compressed CSV, without a time stamp."""
    periods = sorted({period for years in table.values() for period in years})
    if len(table) != MUNICIPALITIES or any(len(years) != len(periods) for years in table.values()):
        raise NotThePopulation(f"Expected {MUNICIPALITIES} municipalities with {len(periods)} years each.")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["code", "name", *periods])
    for (code, name), years in sorted(table.items()):
        writer.writerow([code, name, *(years[period] for period in periods)])
    return gzip.compress(text.getvalue().encode("utf-8"), compresslevel=9, mtime=0)


def main(source: str) -> None:
    with open(source, encoding="utf-8", newline="") as file:
        content = packed(gathered(csv.DictReader(file)))
    TARGET.write_bytes(content)
    sys.stdout.write(f"{TARGET.name}: {len(content):,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1])
