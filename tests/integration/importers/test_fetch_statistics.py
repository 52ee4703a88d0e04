"""`manage.py fetch_statistics` as a person meets it: a trial first, then for good."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from framsteg.indicators.models import FetchRun, Indicator, Observation
from framsteg.indicators.queries.series import series
from tests.recorded.servers import WEB_PAGE, FakeKolada, FakeScb


def say(*arguments: str) -> list[str]:
    output = StringIO()
    call_command("fetch_statistics", *arguments, stdout=output)
    return output.getvalue().splitlines()


FOLKMANGD = ("scb", "--table", "TAB638", "--choose", "ContentsCode=BE0101N1", "--indicator", "folkmangd")


def test_a_trial_tells_what_would_change_and_applying_does_it(scb: FakeScb) -> None:
    assert say(*FOLKMANGD) == [
        "Folkmängd (folkmangd): 16 nya, 0 reviderade, 0 borttagna, 0 oförändrade.",
        "Detta var ett prov: ingenting är infört. Lägg till --apply för att införa det.",
    ]
    assert not Observation.objects.exists()
    assert say(*FOLKMANGD, "--apply")[-1] == "Infört."
    assert Observation.objects.count() == 16


def test_a_revision_is_told_with_both_values(scb: FakeScb) -> None:
    say(*FOLKMANGD, "--apply")
    scb.population["1781"]["2012"] = 23731.0
    assert say(*FOLKMANGD, "--again", "--apply") == [
        "Folkmängd (folkmangd): 0 nya, 1 reviderade, 0 borttagna, 15 oförändrade.",
        "  1781 2012 T: 23729 → 23731",
        "Infört.",
    ]


def test_an_indicator_that_knows_its_table_needs_no_more(scb: FakeScb) -> None:
    say(*FOLKMANGD, "--apply")
    assert say("scb", "--indicator", "folkmangd", "--again", "--apply")[-1] == "Ingenting har ändrats."


def test_many_vanishing_figures_are_told_in_the_trial_and_refused_without_a_second_yes(scb: FakeScb) -> None:
    say(*FOLKMANGD, "--apply")
    for years in scb.population.values():
        years.update({"2010": None, "2011": None})
    assert "--allow-large-deletions" in say(*FOLKMANGD, "--again")[-1]
    with pytest.raises(CommandError, match="8 av de 16"):
        say(*FOLKMANGD, "--apply")
    say(*FOLKMANGD, "--apply", "--allow-large-deletions")
    assert series(Indicator.objects.get(), "1781").at("2010").value is None  # type: ignore[union-attr]


def test_a_bad_answer_becomes_a_sentence_in_the_readers_language(scb: FakeScb) -> None:
    scb.fail("/config", WEB_PAGE)
    with pytest.raises(CommandError, match="webbsida i stället för siffror"):
        say(*FOLKMANGD)


def test_key_figures_are_fetched_from_kolada_and_published_when_asked(kolada: FakeKolada) -> None:
    told = say("kolada", "N01951", "--from", "2010", "--to", "2013", "--apply", "--publish")
    assert told[0].startswith("Invånare totalt, antal (N01951): 48 nya")
    assert Indicator.objects.get().visibility == "public"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("scb",), "Ange en tabell"),
        (("scb", "--indicator", "okand"), "Ange en tabell"),
        (("scb", "--table", "TAB638", "--choose", "ContentsCode"), "DIMENSION=KOD"),
        (("scb", "--table", "TAB638", "--choose", "ContentsCode=X"), "Källan har inget"),
        (("scb", "--table", "TAB0"), "Servern avvisar frågan"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_so(
    scb: FakeScb, arguments: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        say(*arguments)


def test_a_date_that_is_none_is_told_so(kolada: FakeKolada) -> None:
    with pytest.raises(CommandError, match="Skriv datumet"):
        say("kolada", "N01951", "--changed-since", "i våras")


CSV = "kod;kommun;år;värde\n1781;Kristinehamn;2011;23 698\n1781;Kristinehamn;2012;23 729\nca;x;2012;1\n"


def test_a_file_is_let_in_with_what_could_not_be_read_told(regions: None, place: Path) -> None:
    path = place / "folk.csv"
    path.write_text(CSV, encoding="cp1252")
    arguments = (
        "file",
        str(path),
        "--indicator",
        "egen-folkmangd",
        "--title",
        "Folkmängd",
        "--unit",
        "invånare",
    )
    assert say(*arguments) == [
        "Folkmängd (egen-folkmangd): 2 nya, 0 reviderade, 0 borttagna, 0 oförändrade.",
        "  1 inte förstådda: 4: ca",
        "Detta var ett prov: ingenting är infört. Lägg till --apply för att införa det.",
    ]
    say(*arguments, "--apply")
    assert say(*arguments, "--apply")[-1] == "Ingenting har ändrats."
    run = FetchRun.objects.get()
    assert (run.reference, run.new, run.not_understood) == ("folk.csv", 2, ["4: ca"])


def test_a_json_stat_file_is_let_in(regions: None, place: Path) -> None:
    path = place / "folk.json"
    path.write_text(
        '{"class": "dataset", "id": ["Region", "Tid"], "size": [1, 2], "value": [23698, 23729], "dimension": {'
        '"Region": {"category": {"index": ["1781"]}}, "Tid": {"category": {"index": {"2011": 0, "2012": 1}}}}}'
    )
    assert say("file", str(path), "--indicator", "folk")[0] == (
        "folk (folk): 2 nya, 0 reviderade, 0 borttagna, 0 oförändrade."
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Svaret är tomt"),
        (b"hej", "Ingen tabell hittades"),
        (b"PK\x03\x04 trasig", "går inte att läsa"),
        (b"{", "inte JSON"),
        (b"kod;2011\n9999;1\n", "Inte en enda rad"),
        (b"kod;2011\n1781;1.234\n", "decimaltecken"),
        ("kod;år;värde\n1781;2012;1\n1781;2012;2\n".encode(), "två olika siffror"),
    ],
)
def test_a_bad_file_is_told_so_and_nothing_is_stored(
    regions: None, place: Path, content: bytes, sentence: str
) -> None:
    path = place / "fil.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        say("file", str(path), "--indicator", "fil", "--apply")
    assert not Indicator.objects.exists()


def test_a_file_that_is_not_there_is_told_so(regions: None, place: Path) -> None:
    with pytest.raises(CommandError, match=r"saknas\.csv"):
        say("file", str(place / "saknas.csv"), "--indicator", "fil")
