"""What a column can hold, by which headings it is known, and what a person has said about a table."""

import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from framsteg.lib.plain_errors import gettext_noop
from framsteg.lib.text import folded

NOT_READ = ""
LABELS = {
    "code": gettext_noop("Code"),
    "number": gettext_noop("The sub-project's number"),
    "title": gettext_noop("Name of the sub-project"),
    "area": gettext_noop("Priority area"),
    "other_areas": gettext_noop("Other areas"),
    "level2": gettext_noop("Level between area and sub-project"),
    "level3": gettext_noop("One more level between them"),
    "summary": gettext_noop("Summary"),
    "body": gettext_noop("Text"),
    "stage": gettext_noop("Stage"),
    "as_of": gettext_noop("As of"),
    "comment": gettext_noop("Comment, to the status report"),
    "progress": gettext_noop("Progress as the plan states it"),
    "risk": gettext_noop("Risk as the plan states it"),
    "outlook_time": gettext_noop("Outlook for time"),
    "outlook_cost": gettext_noop("Outlook for cost"),
    "outlook_result": gettext_noop("Outlook for result"),
    "lead_unit": gettext_noop("Lead unit"),
    "taking_part": gettext_noop("Units and partners taking part"),
    "owner": gettext_noop("Responsible role"),
    "planned_time": gettext_noop("Planned time, from and to"),
    "planned_start": gettext_noop("Planned start"),
    "planned_end": gettext_noop("Planned end"),
    "started_on": gettext_noop("Started"),
    "ended_on": gettext_noop("Ended"),
    "place": gettext_noop("Place"),
    "milestones": gettext_noop("Milestones"),
    "budget": gettext_noop("Amount that the plan states"),
    "became": gettext_noop("What it became"),
    "became_url": gettext_noop("Address of what it became"),
    "title_en": gettext_noop("Name in English"),
    "summary_en": gettext_noop("Summary in English"),
    "body_en": gettext_noop("Text in English"),
    "became_en": gettext_noop("What it became, in English"),
    "visibility": gettext_noop("Visibility"),
    "provenance": gettext_noop("Where this comes from"),
    "provenance_note": gettext_noop("Note on where this comes from"),
    "provenance_note_en": gettext_noop("Note on where this comes from, in English"),
    "source_url": gettext_noop("Address of the source"),
}
TEXTS = (
    "title_en", "summary", "summary_en", "body", "body_en", "place", "became", "became_en", "became_url",
    "provenance_note",
    "provenance_note_en", "source_url",
)  # fmt: skip
DATES = ("planned_start", "planned_end", "started_on", "ended_on")
OUTLOOKS = ("outlook_time", "outlook_cost", "outlook_result")
MANY = {"body", "comment", "taking_part", "other_areas", "milestones", "budget", "risk"}
"""What several columns may hold together."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("kod", "id", "id-nr", "idnr", "beteckning", "löpnr", "löpnummer", "åtgärds-id", "code", "ref",
    "referens", "kode", "tunnus",
             "kennung", "åtgärdskod", "åtgärdsnr", "diarienummer", "reference", "measure id", "nr/kod"),
    "number": ("delprojektets nummer", "nr", "nr.", "nummer", "number", "no", "no.", "numero", "#", "delprojekt nr",
    "delprojektnummer",
    "projektnummer", "åtgärdsnummer", "nro"),
    "title": ("titel", "delprojekt", "åtgärd", "åtgärder", "aktivitet", "aktiviteter", "insats", "insatser",
    "benämning", "namn", "projekt",
              "projektnamn", "rubrik", "uppdrag", "handling", "title", "name", "measure", "measures", "action",
              "actions", "activity", "activities", "project",
              "sub-project", "initiative", "task", "tiltak", "aktivitet/åtgärd", "indsats", "foranstaltning",
              "toimenpide", "toimenpiteet", "hanke",
              "maßnahme", "massnahme", "maßnahmen", "projekt/aktivitet", "åtgärd/aktivitet", "vad", "vad ska göras",
              "vad ska vi göra", "namn på delprojekt",
              "beskrivning av åtgärd", "name of the sub-project", "delprojektets namn", "åtgärdsförslag",
              "strategi/åtgärd"),
    "area": ("område", "prioriterat område", "fokusområde", "målområde", "insatsområde", "huvudområde",
    "utvecklingsområde", "programområde",
             "tema", "strategi", "strategiskt område", "kategori", "area", "priority area", "focus area", "theme",
             "category", "pillar", "innsatsområde",
             "indsatsområde", "fokusområde/mål", "painopiste", "painopistealue", "handlungsfeld", "themenfeld",
             "linje", "huvudmål", "inriktningsmål",
             "övergripande mål", "main area", "verksamhetsområde", "perspektiv", "delområde"),
    "other_areas": ("övriga områden", "andra områden", "berörda områden", "other areas", "övriga områden som berörs",
    "även område", "other areas it touches",
                    "andra områden som berörs"),
    "level2": ("nivå mellan område och delprojekt", "mål", "effektmål", "delstrategi", "goal", "goals", "objective",
    "målsättning", "tavoite", "ziel",
    "nämndmål", "program", "delprogram"),
    "level3": ("ännu en nivå mellan dem", "delmål/strategi", "sub-goal", "strategi/delmål", "underområde",
    "aktivitetsområde"),
    "summary": ("sammanfattning", "kort beskrivning", "summary", "kortfattad beskrivning", "ingress"),
    "body": ("beskrivning", "innehåll", "text", "syfte", "bakgrund", "description", "details", "förklaring",
    "beskrivelse", "kuvaus", "beschreibung",
             "hur", "purpose", "förtydligande", "motivering", "genomförande", "så gör vi"),
    "stage": ("status", "läge", "lägesstatus", "genomförandestatus", "stage", "state", "tila", "stand", "nuläge",
    "nulägesstatus", "statusläge", "fas",
              "genomförd", "tilanne", "status åtgärd", "lägesbedömning"),
    "as_of": ("per", "per datum", "läge per", "läget den", "läget per", "avser datum", "as of",
              "statusdatum", "uppföljningsdatum", "uppföljd",
    "rapportdatum", "senast uppdaterad",
              "uppdaterad", "status per", "date of status", "avstämningsdatum", "läget gäller"),
    "comment": ("kommentar till lägesrapporten", "kommentar", "kommentarer", "lägesrapport", "uppföljning",
    "resultat", "anmärkning", "comment",
    "comments", "notes", "note", "remarks",
                "progress report", "status text", "vad har hänt", "vad som har hänt", "kommentti", "kommentaari",
                "bemerkung", "kommentar till status", "statuskommentar", "notering",
                "analys", "utfall text", "what has happened", "bemærkning", "merknad", "anteckning", "anteckningar"),
    "progress": ("framsteg enligt planen", "framsteg", "procent", "andel klart", "progress", "färdiggrad",
    "färdigställandegrad", "% klart",
    "completion", "percent complete",
                 "genomförandegrad", "fremdrift", "edistyminen", "fortschritt", "%", "klart %", "måluppfyllelse",
                 "grad av genomförande"),
    "risk": ("risk enligt planen", "risk", "risker", "riskbedömning", "trafikljus", "färg", "prognos", "bedömning",
    "signal", "rag",
    "traffic light", "avvikelse", "risks"),
    "outlook_time": ("utsikt tid", "tid (prognos)", "outlook for time", "prognos tid", "utsikt för tid", "tidsläge"),
    "outlook_cost": ("utsikt kostnad", "outlook for cost", "prognos kostnad", "utsikt för kostnad", "kostnadsläge"),
    "outlook_result": ("utsikt resultat", "outlook for result", "prognos resultat", "utsikt för resultat"),
    "lead_unit": ("ansvarig", "ansvarig nämnd", "ansvarig förvaltning", "ansvar", "huvudansvarig", "ansvarig enhet",
    "nämnd", "förvaltning", "lead",
                  "lead unit", "responsible", "responsible unit", "owner unit", "ansvarig organisation", "ägare",
                  "ansvarlig", "ansvarlig enhet", "vastuutaho",
                  "zuständig", "verantwortlich", "huvudman", "utförare", "ansvarig nämnd/bolag",
                  "ansvarig nämnd/styrelse", "vem", "vem ansvarar", "ansvarig part",
                  "ansvariga", "lead department", "enhet", "utförs av", "leds av"),
    "taking_part": ("medverkande", "samverkan", "samarbetspartner", "samarbetspartners", "deltagare", "deltar",
    "övriga", "involverade", "berörda", "partner", "partners",
                    "taking part", "participants", "berörda nämnder", "samverkanspart", "samverkansparter",
                    "medansvarig", "medansvariga", "övriga berörda", "samarbete med",
                    "yhteistyötahot", "partner organisations", "samarbeidspartnere", "samarbejdspartnere",
                    "beteiligte", "stöd av", "i samverkan med",
                    "units and partners taking part", "deltagande enheter", "enheter och parter som deltar",
                    "involverade parter"),
    "owner": ("ansvarig roll", "ansvarig tjänsteperson", "ansvarig tjänsteman", "kontaktperson", "handläggare",
    "projektledare", "ansvarig person", "owner",
              "responsible role", "project manager", "action owner", "contact", "ansvarig chef", "vastuuhenkilö",
              "ansprechpartner", "delprojektledare", "uppdragsledare",
              "ansvarig handläggare"),
    "planned_time": ("planerad tid, från och till", "tidplan", "tid", "tidsperiod", "period", "när", "tidsram",
    "tidpunkt", "genomförandetid",
    "timeline", "time frame", "timeframe", "when", "schedule",
                     "år", "tidsplan", "aikataulu", "zeitplan", "zeitraum", "tidsrom", "planerad tid",
                     "planned time", "tidhorisont"),
    "planned_start": ("planerad start", "start", "startdatum", "startår", "från", "planned start", "start date",
    "begins", "starts", "oppstart", "alkaa",
                      "beginn", "börjar", "planerat startdatum", "fr.o.m.", "tidplan start", "tid start",
                      "tidplan från", "påbörjas"),
    "planned_end": ("planerat slut", "slut", "slutdatum", "klart senast", "deadline", "till", "planned end",
    "end date", "due", "due date", "ends", "sluttdato",
                    "päättyy", "ende", "färdigt senast", "planerat slutdatum", "t.o.m.", "slutår", "tidplan slut",
                    "tid slut", "planerat klart", "frist", "klart",
                    "beräknat klart", "ska vara klart", "målår", "tidplan till", "klar senast", "senast klart",
                    "avslutas"),
    "started_on": ("startad", "påbörjad", "started", "faktisk start", "actual start", "startade", "påbörjades"),
    "ended_on": ("avslutad", "ended", "faktiskt slut", "actual end", "avslutades", "färdigställd", "slutförd",
    "klardatum", "finished on"),
    "place": ("plats", "ort", "geografi", "geografiskt område", "place", "location", "adress", "stadsdel", "sted",
    "paikka", "ort/område", "var", "kommundel"),
    "milestones": ("delmål", "milstolpe", "milstolpar", "milestone", "milestones", "hållpunkter", "etappmål",
    "milepæl", "milepæler", "välitavoite", "meilenstein", "etapper"),
    "budget": ("belopp som planen anger", "budget", "kostnad", "kostnader", "belopp", "resurser", "medel",
    "finansiering", "cost", "amount",
    "beräknad kostnad", "anslag", "investering",
               "kostnadsuppskattning", "budsjett", "kustannus", "kosten", "utgift", "totalkostnad", "estimated cost",
               "ekonomi", "resursbehov", "budgeterat"),
    "became": ("vad det blev", "blev", "what it became", "fortsättning", "övergått till"),
    "became_url": ("adress till det som det blev", "address of what it became", "adress till vad det blev"),
    "title_en": ("titel på engelska", "name in english", "title in english", "namn på engelska"),
    "summary_en": ("sammanfattning på engelska", "summary in english"),
    "body_en": ("text på engelska", "text in english"),
    "became_en": ("what it became, in english", "vad det blev, på engelska"),
    "visibility": ("synlighet", "visibility"),
    "provenance": ("var uppgifterna kommer ifrån", "varifrån uppgiften kommer", "where this comes from"),
    "provenance_note": ("not om varifrån uppgiften kommer", "note on where this comes from",
    "anmärkning om varifrån uppgiften kommer"),
    "provenance_note_en": ("note on where this comes from, in english",
    "not om varifrån uppgiften kommer, på engelska",
                           "anmärkning om varifrån uppgiften kommer, på engelska"),
    "source_url": ("källans adress", "address of the source"),
}  # fmt: skip


@dataclass(frozen=True)
class Mapping:
    """What a person has said, or what is proposed, about one table."""

    sheet: str
    header: int
    header_rows: int
    columns: tuple[str, ...]
    """For each column what it holds; "" for one that is not read."""
    headings: tuple[str, ...]
    stages: AnyMapping[str, str] = field(default_factory=dict)
    """What each word of the plan means, by folded word."""
    units: AnyMapping[str, str] = field(default_factory=dict)
    """For each folded name: "new:<kind>", "unit:<key>", or "" to leave it out."""
    roles: AnyMapping[str, str] = field(default_factory=dict)
    """For each folded title: "new", "role:<key>", or "" to leave it out."""
    level: int = 0
    """Which level of a code is a sub-project; 0 for the lowest."""
    as_of: str = ""
    gone: str = "keep"
    take_out_personal_data: bool = True
    pairs: AnyMapping[str, str] = field(default_factory=dict)
    """For rows that may be a stored sub-project: its key, or "new"."""

    @property
    def signature(self) -> str:
        """By which the same table is known again next time."""
        return "|".join(folded(heading) for heading in self.headings)

    def columns_of(self, target: str) -> list[int]:
        return [at for at, held in enumerate(self.columns) if held == target]

    def column_of(self, target: str) -> int | None:
        """The first column that holds it."""
        return next(iter(self.columns_of(target)), None)

    def has(self, *targets: str) -> bool:
        return any(target in self.columns for target in targets)

    def as_json(self) -> dict[str, Any]:
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return values | {"columns": list(self.columns), "headings": list(self.headings)}

    def remembered(self) -> dict[str, Any]:
        """What holds for the next file with the same headings."""
        names = ("columns", "stages", "units", "roles", "level", "take_out_personal_data")
        return {name: self.as_json()[name] for name in names}

    def recalling(self, remembered: AnyMapping[str, Any]) -> "Mapping":
        """This proposal with what was said about the same headings before."""
        columns = remembered.get("columns", [])
        if len(columns) != len(self.columns):
            return self
        return replace(
            self,
            columns=tuple(columns),
            level=remembered.get("level", 0),
            take_out_personal_data=remembered.get("take_out_personal_data", True),
            stages={**self.stages, **remembered.get("stages", {})},
            units={**self.units, **remembered.get("units", {})},
            roles={**self.roles, **remembered.get("roles", {})},
        )


def mapping_from(values: AnyMapping[str, Any]) -> Mapping:
    kept = {name: values[name] for name in Mapping.__dataclass_fields__ if name in values}
    return Mapping(**{**kept, "columns": tuple(values["columns"]), "headings": tuple(values["headings"])})


_KNOWN = {
    target: tuple((known, re.compile(rf"(?<!\w){re.escape(known)}(?!\w)")) for known in map(folded, headings))
    for target in LABELS
    for headings in [(*HEADINGS.get(target, ()), LABELS[target])]
}


def likeness(heading: str, target: str) -> int:
    """How well a heading names a target: 100 for the very word, less for a part of it, 0 for not at all."""
    return _all_likenesses(heading).get(target, 0)


@lru_cache(maxsize=8192)
def _all_likenesses(heading: str) -> AnyMapping[str, int]:
    plain = plain_heading(heading)
    found = {target: _likeness(plain, target) for target in _KNOWN} if plain else {}
    return {target: score for target, score in found.items() if score}


def _likeness(plain: str, target: str) -> int:
    best = 0
    for known, words in _KNOWN[target]:
        if plain == known:
            return 100
        if len(known) > 2 and known in plain and (found := words.search(plain)):
            best = max(best, round(40 + 45 * len(known) / len(plain) + (5 if found.start() == 0 else 0)))
    return best


def plain_heading(heading: str) -> str:
    """ "Budget (tkr)" as "budget", "Åt-\ngärd:" as "åtgärd"."""
    return folded(re.sub(r"[(\[].*?[)\]]|[:*.]+$", " ", heading)).strip(" :*")
