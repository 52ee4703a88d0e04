from framsteg.indicators import data
from framsteg.indicators.data import pack_population


def test_the_packed_figures_are_those_that_statistics_sweden_published() -> None:
    kristinehamn = next(row for row in data.population() if row.code == "1781")
    published = {"2010": 23808, "2011": 23698, "2012": 23729, "2019": 24255}
    assert {year: kristinehamn.values[year] for year in published} == published


def test_all_municipalities_have_all_years() -> None:
    rows = list(data.population())
    assert (len(rows), {len(row.values) for row in rows}) == (290, {76})


def test_packing_gives_the_same_bytes_every_time() -> None:
    table = {(row.code, row.name): row.values for row in data.population()}
    assert pack_population.packed(table) == pack_population.packed(dict(reversed(table.items())))


def test_every_municipality_lies_in_a_known_county() -> None:
    assert {row.code[:2] for row in data.population()} == set(data.read_json("counties.json"))
