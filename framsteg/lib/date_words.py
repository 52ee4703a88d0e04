"""The words of dates in Swedish, English, Norwegian, Danish, Finnish and German."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january januar tammikuu tammikuussa jan jänner",
            "februari february februar helmikuu helmikuussa feb febr",
            "mars march marts märz maaliskuu maaliskuussa mar mrz",
            "april huhtikuu huhtikuussa apr",
            "maj may mai toukokuu toukokuussa",
            "juni june kesäkuu kesäkuussa jun",
            "juli july heinäkuu heinäkuussa jul",
            "augusti august elokuu elokuussa aug",
            "september syyskuu syyskuussa sep sept",
            "oktober october lokakuu lokakuussa okt oct",
            "november marraskuu marraskuussa nov",
            "december desember dezember joulukuu joulukuussa dec des dez",
        ),
        start=1,
    )
    for name in names.split()
}
SEASONS = {
    "våren": (3, 5), "vår": (3, 5), "spring": (3, 5), "våren/försommaren": (3, 6), "foråret": (3, 5), "frühjahr": (3,
    5),
    "kevät": (3, 5), "keväällä": (3, 5), "sommaren": (6, 8), "sommar": (6, 8), "summer": (6, 8), "sommeren": (6, 8),
    "sommer": (6, 8), "kesä": (6, 8), "kesällä": (6, 8), "hösten": (9, 11), "höst": (9, 11), "autumn": (9, 11),
    "fall": (9, 11), "høsten": (9, 11), "høst": (9, 11), "efteråret": (9, 11), "herbst": (9, 11), "syksy": (9, 11),
    "syksyllä": (9, 11), "vt": (1, 6), "vårterminen": (1, 6), "ht": (7, 12), "höstterminen": (7, 12),
}  # fmt: skip
WINTERS = {"vintern", "vinter", "winter", "vinteren", "talvi", "talvella"}
ORDINALS = {
    "första": 1, "1:a": 1, "1a": 1, "first": 1, "1st": 1, "første": 1, "andra": 2, "2:a": 2, "2a": 2, "second": 2,
    "2nd": 2, "tredje": 3, "3:e": 3, "third": 3, "3rd": 3, "fjärde": 4, "4:e": 4, "fourth": 4, "4th": 4, "fjerde": 4,
}  # fmt: skip
NO_LATER = (
    "senast", "före utgången av", "innan utgången av", "före", "innan", "till och med", "t.o.m.", "t.o.m", "tom",
    "fram till",
    "no later than", "by the end of", "by", "before", "until", "senest", "inden", "bis", "viimeistään", "klart",
    "klar",
)  # fmt: skip
FROM = (
    "från och med", "fr.o.m.", "fr.o.m", "from", "från", "fra", "ab", "since", "sedan", "starting", "start", "alkaen",
    "efter", "after",
)  # fmt: skip
DURING = (
    "under", "during", "i", "in", "cirka", "ca", "ca.", "c:a", "omkring", "hela", "den", "år", "i løpet av",
    "preliminärt",
    "planerat", "vuonna", "im",
)  # fmt: skip
LOOSE = (
    "i slutet av",
    "slutet av",
    "i början av",
    "början av",
    "i mitten av",
    "mitten av",
    "sent",
    "tidigt",
    "end of",
    "early",
    "late",
)
OPEN = re.compile(
    r"\b(tills vidare|tillsvidare|until further notice|toistaiseksi|utan slut|ej tidsatt|inget slutdatum|"
    r"open[- ]ended)\b"
)
RECURRING = re.compile(
    r"\b(löpande|kontinuerligt|återkommande|årligen|årlig|årsvis|månadsvis|månatligen|veckovis|kvartalsvis|dagligen|"
    r"varje (?:år|månad|vecka|dag|kvartal|termin|tertial|höst|vår)|(?:per|om) (?:år|året|månad|månaden|vecka|"
    r"veckan|termin|kvartal|tertial)|"
    r"ongoing|continuous(?:ly)?|annual(?:ly)?|yearly|monthly|weekly|every (?:year|month|week)|per (?:year|month)|"
    r"løbende|løpende|fortløpende|årleg|jatkuva|jatkuvasti|vuosittain|laufend|jährlich|fortlaufend)\b"
)
