"""Three made-up plans, read whole: what is understood, what is doubted, and where."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import translation

from framsteg.importers.plan_workbook import fetch, ingest, words
from framsteg.importers.plan_workbook import names as names_in_cells
from framsteg.importers.plan_workbook.plan import AreaName, Plan, PlannedMilestone, PlannedReport, PlanRow
from framsteg.importers.plan_workbook.schema import LABELS, likeness
from tests.factories import plans

WORK, SCHOOL, TOWN = AreaName(1, "Näringsliv"), AreaName(2, "Skola"), AreaName(3, "Centrum")
HOMES, JOBS = AreaName(1, "Boende"), AreaName(2, "Arbete")
SAFE, STREETS = AreaName(None, "Safety"), AreaName(None, "Streets")


def read(content: bytes, name: str) -> Plan:
    table = fetch.understand(content, name)
    return ingest.read(table.workbook, table.proposal)


def told(stage: str, text: str = "", row: int = 0) -> PlannedReport:
    return PlannedReport(stage, None, text, "", {}, row)


def day(text: str) -> date:
    return date.fromisoformat(text)


CENTRE = (
    PlanRow(
        5, "Starta en lotsfunktion för företag", "", 1, (WORK,), {},
        {"planned_start": day("2012-09-01"), "planned_end": day("2012-11-30")}, "Näringslivskontoret",
            ("Provköpings Bolag AB",),
        report=told("ongoing", "Lotsen är på plats.\n\nFramsteg enligt planen: 75%", 5), amount_ore=170_000_000,
    ),
    PlanRow(
        6, "Frukostmöten", "", 2, (WORK,), {"body": "**Tid enligt planen:** minst två gånger per år"}, {}, "NärSam",
        report=told("done", "Kontakt: [borttaget]", 6),
    ),
    PlanRow(
        7, "Läxhjälp för alla & envar", "", 3, (SCHOOL,), {}, {"planned_end": day("2013-12-31")},
        "Barn- och utbildningsnämnden", report=told("not_started", "Framsteg enligt planen: 0%", 7),
        amount_ore=15_000_000,
    ),
    PlanRow(
        8, "Bättre lokaler", "", 4, (SCHOOL,), {"body": "**Tid enligt planen:** 2014-2012"},
        report=told("", "Planens ord för läget: grön\n\nTvå rader\ni en cell", 8),
    ),
    PlanRow(
        10, "Ett trevligare torg", "", 5, (TOWN, WORK), {}, {"planned_end": day("2013-02-01")}, "Tekniska kontoret",
        owner="Kommunchefen", report=told("", "Kommunchefen leder nu arbetet.", 11),
    ),
)  # fmt: skip
CENTRE_DOUBTS = [
    ("total_differs", 0, "", ""), ("column_not_read", 0, "K", "Internt"), ("date_inexact", 5, "E", "hösten 2012"),
    ("filled_down", 6, "A", "1. Näringsliv"), ("date_without_end", 6, "E", "minst två gånger per år"),
    ("amount_not_read", 6, "H", "200-300"), ("email", 6, "I", ""), ("html_removed", 7, "C",
        "Läxhjälp<br>för alla &amp; envar"),
    ("date_inexact", 7, "E", "senast 2013"), ("filled_down", 8, "A", "2. Skola"), ("person_name", 8, "D",
        "Sven Exempelsson"),
    ("not_a_date", 8, "E", "2014-2012"), ("stage_is_colour", 8, "F", "grön"), ("repeated_header", 9, "", ""),
    ("date_guess", 10, "E", "01/02/2013"), ("formula_text", 10, "H", "=H5*2"), ("broken_formula", 10, "I", "#REF!"),
    ("rows_merged", 11, "", "Ett trevligare torg"), ("date_guess", 11, "E", "01/02/2013"), ("row_continues", 12, "",
        ""),
    ("total_row", 13, "", "Summa"), ("outside_table", 14, "", "Källa: Provköpings kommun"),
]  # fmt: skip
LONG = "En åtgärd vars namn är så långt att det inte får plats i ett fält för namn, " * 4
GROWTH = (
    PlanRow(
        6, "Fler tomter", "1.1", None, (HOMES,),
        {"body": "**Delar:**\n\n- 1.1.2 Ta fram underlag\n\n**Delmål utan datum:**\n\n- Försäljning"},
        {"planned_start": day("2019-01-01"), "planned_end": day("2021-12-31")}, "Tekniska nämnden", ("Miljönämnden",),
        report=told("ongoing", "", 6),
        milestones=(PlannedMilestone("Detaljplan antagen", day("2020-06-30")), PlannedMilestone("1.1.1 Peka ut mark",
            day("2019-07-10"))),
    ),
    PlanRow(
        9, "Hyresrätter i Norra", "1.2", None, (HOMES,), {},
        {"planned_start": day("2019-01-01"), "planned_end": day("2020-08-31")}, "Provköpingshem AB",
        report=told("done", "Risk enligt planen: gul", 9),
    ),
    PlanRow(
        11, "Lärlingsplatser", "2.1", None, (JOBS,), {"body": "**Tid enligt planen:** tills vidare"},
        {"planned_start": day("2019-03-18")}, "Utbildningsförvaltningen", report=told("paused", "", 11),
    ),
    PlanRow(
        12, "Sommarjobb", "", None, (JOBS,), {}, {"planned_end": day("2019-09-30")}, "Utbildningsförvaltningen",
        report=told("cancelled", "", 12),
    ),
    PlanRow(
        13, LONG[:199].rsplit(" ", 1)[0] + "…", "2.2", None, (JOBS,), {"body": f"**Hela namnet:** {LONG.strip()}"},
        report=told("ongoing", "", 13),
    ),
)  # fmt: skip
GROWTH_DOUBTS = [
    ("has_formulas", 0, "", ""), ("sheet_not_read", 0, "", "Försättsblad"),
    ("parent_row", 5, "", "Boende"), ("date_inexact", 6, "D", "2019"),
    ("date_inexact", 6, "E", "2021.0"), ("milestone_without_date", 6, "G", "Försäljning"), ("folded_row", 7, "",
        "Peka ut mark"),
    ("folded_row", 8, "", "Ta fram underlag"), ("date_inexact", 9, "D", "2019-01"), ("date_inexact", 9, "E",
        "T2 2020"),
    ("parent_row", 10, "", "Arbete"), ("date_without_end", 11, "E", "tills vidare"), ("code_repeated", 12, "", "2.1"),
    ("date_inexact", 12, "E", "Q3 2019"), ("title_cut", 13, "B", LONG[:120]),
]  # fmt: skip
YEARS = {"planned_start": day("2016-01-01"), "planned_end": day("2017-12-31")}
PROMISE = (
    PlanRow(
        2, "Improve lighting, stage 2", "", 109, (SAFE, STREETS), {}, YEARS, "Technical department", ("Police",
            "Region Prov"),
        "Project manager", report=told("ongoing", "", 2),
    ),
    PlanRow(
        3, "Night patrols", "", 110, (SAFE,), {}, YEARS, "Technical department",
        report=told("done", "Call [borttaget] or [borttaget]", 3),
    ),
    PlanRow(4, "Repair pavements", "", 111, (STREETS,), {}, YEARS, "Technical department", report=told("paused", "",
        4)),
    PlanRow(
        5, "Repair pavements", "", 112, (STREETS,), {}, YEARS, "Leisure department",
        report=told("", "Planens ord för läget: Delayed", 5),
    ),
    PlanRow(6, "Benches", "", 113, report=told("not_started", "", 6)),
)  # fmt: skip
PROMISE_DOUBTS = [
    ("date_inexact", 3, "E", "Jan 2016"), ("personal_number", 3, "H", ""), ("phone", 3, "H", ""),
    ("date_inexact", 4, "E", "2016"), ("date_inexact", 4, "F", "2017"), ("title_repeated", 5, "", "Repair pavements"),
    ("date_inexact", 5, "E", "2016"), ("date_inexact", 5, "F", "2017"), ("stage_is_colour", 5, "G", "Delayed"),
]  # fmt: skip
EXPECTED: dict[str, tuple[Callable[[], bytes], tuple[PlanRow, ...], list[tuple[str, int, str, str]]]] = {
    "centre.csv": (plans.centre, CENTRE, CENTRE_DOUBTS),
    "growth.xlsx": (plans.growth, GROWTH, GROWTH_DOUBTS),
    "promise.csv": (plans.promise, PROMISE, PROMISE_DOUBTS),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_plan_is_read_whole_with_every_doubt_at_its_cell(name: str) -> None:
    content, rows, doubts = EXPECTED[name]
    plan = read(content(), name)
    assert plan.rows == rows
    assert [(each.kind, each.row, each.column, each.value) for each in plan.doubts] == doubts


def test_the_stated_total_and_the_sum_of_the_rows_are_both_told() -> None:
    plan = read(plans.centre(), "centre.csv")
    assert (plan.amounts_stated_ore, plan.amounts_sum_ore) == (200_000_000, 185_000_000)
    assert dict(plan.doubts[0].facts) == {"stated": "2\u00a0000\u00a0000", "sum": "1\u00a0850\u00a0000"}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_headings_of_the_products_own_workbooks_are_known_for_certain(language: str) -> None:
    with translation.override(language):
        for target, label in LABELS.items():
            heading = translation.gettext(label)
            certain = [other for other in LABELS if likeness(heading, other) == 100]
            assert certain == [target], heading


STAGES = {
    "Ej påbörjad": "not_started", "Inte startat": "not_started", "Planerad": "not_started", "Planned": "not_started",
    "Påbörjad": "ongoing", "Delvis klar": "ongoing", "In progress": "ongoing", "Käynnissä": "ongoing",
    "Laufend": "ongoing",
    "I gang": "ongoing", "Klar": "done", "Genomförd 2019": "done", "Afsluttet": "done", "Fullført": "done",
    "Valmis": "done",
    "Abgeschlossen": "done", "Pausad": "paused", "On hold": "paused", "Utgår": "cancelled", "Avbruten": "cancelled",
    "Övergått i ordinarie verksamhet": "transferred", "Ej klar": "unknown", "Not completed": "unknown",
    "Röd": "unknown",
    "Genomförande pågår": "ongoing", "Avslutande fas": "ongoing", "Genomförs löpande": "unknown",
    "Avslutas 2027": "unknown", "Påbörjas 2027": "unknown", "Klar senast 2027": "unknown", "Offentlig": "unknown",
    "Ny åtgärd": "unknown", "Offen": "not_started", "Aktiv": "ongoing",
    "Försenad": "unknown", "75 %": "unknown", "Kanske": "unknown", "1": "unknown",
}  # fmt: skip


@pytest.mark.parametrize("word", STAGES)
def test_a_word_means_its_stage_or_nothing(word: str) -> None:
    assert words.stage_of(word) == STAGES[word]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (
            "Kommunstyrelsen, Barn- och utbildningsnämnden",
            ("Kommunstyrelsen", "Barn- och utbildningsnämnden"),
        ),
        ("Miljönämnden och Tekniska kontoret", ("Miljönämnden", "Tekniska kontoret")),
        ("Kultur- och fritidsförvaltningen", ("Kultur- och fritidsförvaltningen",)),
        ("KS/TN\nBUN", ("KS", "TN", "BUN")),
        ("–", ()),
    ],
)
def test_several_responsible_in_one_cell_are_told_apart(cell: str, names: tuple[str, ...]) -> None:
    assert names_in_cells.split_names(cell) == names


def test_a_table_without_known_headings_is_read_by_what_its_cells_hold() -> None:
    lines = ["Vad vi lovar;Hur det går"] + [
        f"Vi ska göra sak nummer {at} bättre;{'Klart' if at % 2 else 'Pågår'}" for at in range(9)
    ]
    plan = read("\n".join(lines).encode(), "lovar.csv")
    assert [(row.title, row.report.stage if row.report else "") for row in plan.rows][:2] == [
        ("Vi ska göra sak nummer 0 bättre", "ongoing"),
        ("Vi ska göra sak nummer 1 bättre", "done"),
    ]
    assert len(plan.rows) == 9


def test_headings_between_the_rows_become_areas() -> None:
    text = "Nr;Åtgärd;Status\n;Trygghet;\n1;Lampor;Klart\n2;Staket;Pågår\n;Skola;\n3;Läxor;Klart\n"
    plan = read(text.encode(), "plan.csv")
    assert [(row.title, row.areas[0].title) for row in plan.rows] == [
        ("Lampor", "Trygghet"), ("Staket", "Trygghet"), ("Läxor", "Skola"),
    ]  # fmt: skip


def test_levels_in_columns_become_area_and_path() -> None:
    text = "Område;Mål;Åtgärd\nSkola;Bättre resultat;Läxhjälp\n;;Mattecoach\n;Lugnare skola;Rastvakter\n"
    plan = read(text.encode(), "plan.csv")
    assert [(row.title, row.areas, row.texts) for row in plan.rows] == [
        ("Läxhjälp", (AreaName(None, "Skola"),), {"body": "**Ingår i:** Bättre resultat"}),
        ("Mattecoach", (AreaName(None, "Skola"),), {"body": "**Ingår i:** Bättre resultat"}),
        ("Rastvakter", (AreaName(None, "Skola"),), {"body": "**Ingår i:** Lugnare skola"}),
    ]
