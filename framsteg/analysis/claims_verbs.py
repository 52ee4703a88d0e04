"""Verbs by which one thing is said to make another happen, and what can be done to a measured thing.

Swedish verbs that also say what happens by itself ("ökade", "vände") are not here: between a name and its object they
are looked for in claims_words.TRANSITIVE.
"""

_FIRST = (
    "skapa", "generera", "producera", "stimulera", "attrahera", "locka", "rädda", "säkra", "garantera", "accelerera",
    "förbättra", "fördubbla", "dubbla", "tredubbla", "mångdubbla", "främja", "gynna", "frambringa", "alstra",
    "återskapa", "trygga", "vitalisera", "kickstarta", "boosta", "motverka", "bekämpa", "stoppa", "hejda", "påskynda",
    "åstadkomma", "förändra", "återställa", "knuffa", "trissa",
)  # fmt: skip
"""Swedish verbs of the first conjugation: -r, -de, -t."""

_OTHERS = (
    "höjer", "höjde", "höjt", "lyfter", "lyfte", "lyft", "stärker", "stärkte", "stärkt", "förstärkte", "förstärkt",
    "bröt", "brutit", "bryter", "sänker", "sänkte", "sänkt", "drog", "dragit", "lockade", "drivit", "räddade",
    "tillförde", "tillfört", "gav", "gett", "givit", "knäckte", "knäckt", "dämpade", "dämpat", "trängde tillbaka",
    "pressade ned", "pressat ned", "pressade ner", "pressat ner", "drev ned", "drev upp", "fick upp", "fått upp",
    "fick ned", "fått ned", "fick ner", "fått ner", "vann", "vunnit", "väckte", "väckt", "utlöste", "utlöst",
    "byggde upp", "byggt upp",
)  # fmt: skip

SWEDISH_BASE = (
    "öka|höja|lyfta|stärka|förstärka|vända|bryta|stoppa|hejda|bromsa|minska|sänka|skapa|locka|attrahera|förbättra|"
    "rädda|säkra|stimulera|främja|få|dra|pressa|driva|generera|återställa|vänta ut|knäcka|behålla"
)

ENGLISH_BASE = (
    "grow|rise|increase|raise|boost|reverse|create|attract|lift|expand|recover|turn|fall|drop|shrink|reduce|lower|stop|"
    "halt|end|improve|strengthen|bring|draw|retain|keep|double|stabilise|stabilize|climb|gain|win|revive|restore|"
    "move|stay|generate|push|drive"
)
ENGLISH_ING = (
    "growing|raising|increasing|boosting|reversing|creating|attracting|lifting|reducing|lowering|stopping|halting|"
    "ending|improving|strengthening|bringing|drawing|retaining|keeping|doubling|reviving|restoring|turning|stabilising|"
    "stabilizing|generating|pushing|driving"
)
_ENGLISH_PAST = (
    "enabled|generated|produced|attracted|sparked|fuelled|fueled|triggered|spurred|prompted|fostered|ignited|propelled|"
    "accelerated|doubled|tripled|revived|reinvigorated|restored|rescued|saved|secured|delivered|yielded|drew|drawn|"
    "pulled in|brought|arrested|stemmed|halted|ended|broke|broken|boosted|raised|lifted|reversed|improved|"
    "strengthened|reduced|lowered|created|pushed|encouraged|persuaded|convinced|unlocked|unleashed|inspired|stimulated|"
    "promoted|transformed|drove|driven|won|gained|added|turned around|kick-started|helped"
)

TRANSITIVE = "|".join([*(f"{stem}(?:r|de|t)" for stem in _FIRST), *_OTHERS, _ENGLISH_PAST])
"""What a programme may be said to do to a measured thing: present, past and perfect."""

PRESENT = "|".join([*(f"{stem}r" for stem in _FIRST), *(verb for verb in _OTHERS if verb.endswith("er"))])
"""Those of them that may be about a wish or a plan."""
