"""Words for where something stands and how it looks, in Swedish, English, Norwegian, Danish, Finnish and German.

A word that is not here stays unknown: nothing is made of it until somebody says what it means.
"""

import re
from functools import lru_cache

from framsteg.lib.text import folded

UNKNOWN = "unknown"

_STAGES = (
    # What is denied, only in part, still going on or yet to come is told before what it would be if it were over.
    (UNKNOWN, r"(ej|inte|icke|not|ikke|ei|nicht) (helt )?(klar|avslut|slutför|färdig|genomför|uppnå|done|complete|"
              r"finish|"
              r"ferdig|valmis|fertig|abgeschlossen|erledigt)\w*"),
    ("ongoing", r"(genomförande|utförande)(s?fas(en)?)?( pågår)?|avslutande (fas|skede)"),
    (UNKNOWN, r"(genomförande|utförande|klargör).*|((genomför|utför|slutför|färdigställ)a?s|"
              r"(uppfyll|avsluta|åtgärda|leverera|påbörja|initiera|inled)s|klart? (senast|till|beräkna))(\W.*)?"),
    ("not_started", r"(ej|inte|icke|ännu ej|ännu inte|not|not yet|ikke|ei|ei vielä|noch nicht|nicht) "
                    r"(påbörja|startat?d?|påbegynt|begonnen|start|begun|igång|initiera|aloitettu|gestartet|"
                    r"begonnen|inledd?)\w*"),
    ("ongoing", r"(delvis|nästan|till viss del|partly|partially|delvist|osittain|teilweise|snart)( .*)?"),
    ("transferred", r"(övergå|övertag|övergick|permanenta|överförd?|överlämna|integrera|införliva|transferred|"
                    r"handed over|"
                    r"overført|overgået|siirretty|übergeben|ordinarie|inarbeta|blivit ordinarie).*"),
    ("cancelled", r"(avbrut|avbryt|inställ|utgå|utgick|struken|struket|avfört?d?|nedlag|avslag|ej aktuell|"
                  r"inte aktuell|inte längre aktuell|"
                  r"ogiltig|upphävd|cancelled|canceled|dropped|abandoned|withdrawn|rejected|avlyst|kansellert|"
                  r"aflyst|annullert|"
                  r"peruttu|hylätty|keskeytetty|abgebrochen|gestrichen|eingestellt).*"),
    ("paused", r"(paus|vilande|vilar|uppskjut|skjuts upp|framflytta|avvakta|stoppa|on hold|paused|postponed|deferred|"
               r"sat i bero|utsatt|udskudt|satt på vent|på vent|tauolla|lykätty|siirretty myöhemmäksi|pausiert|"
               r"zurückgestellt|verschoben).*"),
    ("done", r"(klar|klart|klara|avsluta|slutförd?|slutfört|färdig|genomförd?|genomfört|utförd?|utfört|uppfylld?|"
             r"uppfyllt|"
             r"uppnådd?|uppnått|åtgärda|levererad?|done|completed?|finished|achieved|implemented|delivered|closed|"
             r"ferdig|"
             r"fullført|gjennomført|afsluttet|avsluttet|færdig|gennemført|udført|utført|valmis|toteutettu|"
             r"päättynyt|toteutunut|"
             r"fertig|abgeschlossen|erledigt|umgesetzt|beendet).*"),
    ("not_started", r"(planera|planlagd|kommande|framtida|att göra|ska påbörjas|startar|planned|to do|todo|"
                    r"upcoming|not begun|"
                    r"planlagt|planlægges|kommende|suunnitteilla|suunniteltu|aloittamatta|geplant|offen(?!t)|ausstehend|"
                    r"unbegonnen|obegynt).*"),
    ("ongoing", r"(pågå|påbörja|löpande|startad|startat|igång|i gång|under arbete|arbete pågår|under genomförande|"
                r"kontinuerlig|"
                r"inledd?|inlett|initiera|fortgår|fortsätter|aktiv(?!itet)|ongoing|in progress|under way|underway|"
                r"started|active|"
                r"continuous|pågår|pågående|i gang|igangsatt|igang|pågår|påbegynt|under arbeid|løpende|i proces|"
                r"påbegyndt|løbende|"
                r"käynnissä|kesken|meneillään|jatkuva|aloitettu|laufend|in arbeit|in bearbeitung|begonnen|"
                r"gestartet).*"),
)  # fmt: skip
_STAGE_SHAPES = tuple((stage, re.compile(shape)) for stage, shape in _STAGES)
_OWN = {
    "ej påbörjat": "not_started",
    "pågår": "ongoing",
    "klart": "done",
    "pausat": "paused",
    "avbrutet": "cancelled",
    "övergått i annat": "transferred",
    "became something else": "transferred",
    "okänt": UNKNOWN,
    "ny": UNKNOWN,
    "oförändrad": UNKNOWN,
}
"""The product's own words, and some that look like others."""

_OUTLOOKS = (
    ("off_plan", r"(röd|rött|red|rød|punainen|rot|avviker|deviates|off plan|kritisk|critical|försena|delayed|late|"
                 r"forsinket|verspätet).*"),
    ("at_risk", r"(gul|gult|yellow|amber|orange|keltainen|gelb|risk|at risk|viss avvikelse|mindre avvikelse|"
                r"osäker).*"),
    ("on_plan", r"(grön|grönt|green|grøn|vihreä|grün|enligt plan|i fas|följer plan|according to plan|on plan|"
                r"on track|ok|inga avvikelser|efter planen|im plan).*"),
)  # fmt: skip
_OUTLOOK_SHAPES = tuple((outlook, re.compile(shape)) for outlook, shape in _OUTLOOKS)
TICKS = {"x", "✓", "✔", "√", "☑", "☒", "v", "•", "●", "■", "ja", "yes", "kyllä", "true", "1"}
NO_TICKS = {"nej", "no", "nei", "ei", "nein", "false", "0", "☐", "-", "–", "nej."}


def is_tick(text: str) -> bool:
    """A cross, a check mark or a yes, as cells have them where the heading says what is so."""
    return text.strip().casefold() in TICKS


def is_no_tick(text: str) -> bool:
    return text.strip().casefold() in NO_TICKS


@lru_cache(maxsize=4096)
def stage_of(word: str) -> str:
    """The stage that a word means, "unknown" for every word that nobody has explained."""
    plain = _plain(word)
    if plain in _OWN:
        return _OWN[plain]
    return next((stage for stage, shape in _STAGE_SHAPES if shape.fullmatch(plain)), UNKNOWN)


@lru_cache(maxsize=4096)
def outlook_of(word: str) -> str:
    """The outlook that a word or a colour means; "" where it cannot be known."""
    plain = _plain(word)
    return next((outlook for outlook, shape in _OUTLOOK_SHAPES if shape.fullmatch(plain)), "")


def visibility_of(word: str) -> str:
    return {"offentlig": "public", "public": "public", "utkast": "draft", "draft": "draft"}.get(
        folded(word), ""
    )


def _plain(word: str) -> str:
    return re.sub(r"^[\W\d_]+|[\s.!]+$", "", folded(word))


BOARD, COMPANY, ADMINISTRATION, PARTNER = "board", "company", "administration", "partner"
_UNIT_KINDS = (
    (BOARD, r".*(nämnd|nämnden|styrelse|styrelsen|fullmäktige|utskott|utskottet|lautakunta|utvalg|udvalg)|"
            r"\w+ board|ks|kf|\w{1,3}n"),
    (COMPANY, r".*\b(ab|aktiebolag|bolag|bolaget|oy|a/s|gmbh|ltd)"),
    (ADMINISTRATION, r".*(förvaltning|förvaltningen|kontor|kontoret|avdelning|avdelningen|enhet|enheten|sektor|"
                     r"sektorn|kansli|kansliet|"
                     r"skola|skolan|bibliotek|biblioteket|department|unit|office|avdeling|forvaltning|"
                     r"forvaltningen|hallinto|amt|"
                     r"tjänst|tjänsten|service|räddningstjänsten?|kommunen|staben?|verksamheten?)|"
                     r".*\b(department|office|unit) of .*"),
    (PARTNER, r".*\bkommun|.*\b(region|regionen|länsstyrelsen?|polisen|trafikverket|arbetsförmedlingen|stiftelse\w*|"
              r"förening\w*|föreningar|"
              r"universitet\w*|högskolan?|näringsliv\w*|samverkan\w*|svenska kyrkan|företagarna|föräldra\w*|"
              r"civilsamhäll\w*)\b.*|"
              r".*(förening|föreningen|stiftelsen|universitetet|myndigheten|verket|förbund|förbundet)"),
)  # fmt: skip
_UNIT_SHAPES = tuple((kind, re.compile(shape)) for kind, shape in _UNIT_KINDS)
_ROLE = re.compile(
    r".*(chef|chefen|direktör|direktören|ledare|ledaren|strateg|strategen|samordnare|samordnaren|utvecklare|"
    r"utvecklaren|controller|"
    r"ordförande|rektor|rektorn|sekreterare|ingenjör|planerare|handläggare|koordinator|arkitekt|ansvarig|manager|"
    r"director|head of .*|"
    r"leader|coordinator|officer|leder|sjef|johtaja|päällikkö|leiter|leiterin|konsulent|pedagog|kommunikatör)",
)
_NAME = re.compile(
    r"(?:[A-ZÅÄÖÉ]\.\s?){1,2}[A-ZÅÄÖÉ][a-zåäöéü]{2,}|"
    r"(?:[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?\s+){1,2}[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?(?:\s*\(\w{1,4}\))?"
)


@lru_cache(maxsize=4096)
def unit_kind(name: str) -> str:
    """What kind of unit a name tells of; "" where it may as well be something else, for example a person."""
    plain = folded(name).strip(" .")
    if _ROLE.fullmatch(plain):
        return ""
    return next((kind for kind, shape in _UNIT_SHAPES if shape.fullmatch(plain)), "")


@lru_cache(maxsize=4096)
def is_role(name: str) -> bool:
    return bool(_ROLE.fullmatch(folded(name)))


@lru_cache(maxsize=4096)
def may_be_a_person(name: str) -> bool:
    """Two or three words with capitals that tell neither of a unit nor of a role."""
    return bool(_NAME.fullmatch(name.strip())) and not unit_kind(name) and not is_role(name)
