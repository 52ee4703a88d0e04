"""What may be said, in plain Swedish and English, at each of the five claim levels."""

from framsteg.analysis.enums import ClaimLevel
from framsteg.analysis.figures import After, KeyFigures
from framsteg.analysis.wording import Subject
from framsteg.lib.plain_language import Language, number, percent


def title(level: ClaimLevel, language: Language) -> str:
    """The level in a few words."""
    return _TITLES[language][level]


_TITLES: dict[Language, dict[ClaimLevel, str]] = {
    "sv": {
        ClaimLevel.NO_COMPARISON: "Ingen jämförelse har gjorts",
        ClaimLevel.TOO_EARLY: "Det är för tidigt att säga",
        ClaimLevel.NO_EFFECT_SHOWN: "Ingen effekt kan visas, och ingen kan uteslutas",
        ClaimLevel.DIFFERS: "Utvecklingen skiljer sig från jämförelsen, men orsaken är inte fastställd",
        ClaimLevel.EFFECT_SUPPORTED: "Jämförelsen ger stöd för en effekt",
    },
    "en": {
        ClaimLevel.NO_COMPARISON: "No comparison has been made",
        ClaimLevel.TOO_EARLY: "It is too early to say",
        ClaimLevel.NO_EFFECT_SHOWN: "No effect can be shown, and none can be excluded",
        ClaimLevel.DIFFERS: "The development differs from the comparison, but the cause is not established",
        ClaimLevel.EFFECT_SUPPORTED: "The comparison supports an effect",
    },
}


def short(level: ClaimLevel, subject: Subject) -> str:
    """The finding in one sentence that can stand anywhere: what a text about the programme may say."""
    if subject.language == "sv":
        return _SHORT_SV[level].format(programme=subject.programme, measured=subject.measured)
    return _SHORT_EN[level].format(programme=subject.programme, measured=subject.measured)


_SHORT_SV = {
    ClaimLevel.NO_COMPARISON: (
        "Det går inte att säga om {programme} har påverkat {measured}, för ingen jämförelse med andra "
        "kommuner har gjorts."
    ),
    ClaimLevel.TOO_EARLY: "Det är för tidigt att säga om {programme} har påverkat {measured}.",
    ClaimLevel.NO_EFFECT_SHOWN: (
        "I jämförelsen med andra kommuner kan ingen effekt av {programme} på {measured} visas, och ingen "
        "kan uteslutas."
    ),
    ClaimLevel.DIFFERS: (
        "Under {programme} har {measured} utvecklats annorlunda än i jämförbara kommuner, men vad det beror "
        "på går inte "
        "att säga."
    ),
    ClaimLevel.EFFECT_SUPPORTED: (
        "Jämförelsen med andra kommuner ger stöd för att {programme} har påverkat {measured}."
    ),
}
_SHORT_EN = {
    ClaimLevel.NO_COMPARISON: (
        "It cannot be said whether {programme} has affected {measured}, as no comparison with other "
        "municipalities has "
        "been made."
    ),
    ClaimLevel.TOO_EARLY: "It is too early to say whether {programme} has affected {measured}.",
    ClaimLevel.NO_EFFECT_SHOWN: (
        "In the comparison with other municipalities no effect of {programme} on {measured} can be shown, "
        "and none can be "
        "excluded."
    ),
    ClaimLevel.DIFFERS: (
        "During {programme}, {measured} has developed differently than in comparable municipalities, but "
        "why cannot be "
        "said."
    ),
    ClaimLevel.EFFECT_SUPPORTED: (
        "The comparison with other municipalities supports that {programme} has affected {measured}."
    ),
}


def answer(level: ClaimLevel, subject: Subject, figures: KeyFigures | None) -> tuple[str, ...]:
    """The answer, sentence by sentence, after its title."""
    if figures is None or level in (ClaimLevel.NO_COMPARISON, ClaimLevel.TOO_EARLY):
        return (short(level, subject),)
    return (_expected(subject, figures.answer), *_AT_LEVEL[subject.language][level](subject, figures))


def too_early(subject: Subject, needed: int, starts: str, last_known: str) -> str:
    """When there will be an answer."""
    span = subject.span(needed)
    if subject.language == "sv":
        return (
            f"Svaret ges när det finns siffror för {span} från och med {starts}, så som det bestämdes när frågan "
            f"registrerades. De senaste siffrorna är för {last_known}."
        )
    return (
        f"The answer is given when there are figures for {span} from {starts} on, as was decided when the question was "
        f"filed. The latest figures are for {last_known}."
    )


def _expected(subject: Subject, figures: After, span: str = "") -> str:
    """What was to be expected in a period and what it became, with `span`, the time since the start, where given."""
    language = subject.language
    expected = number(figures.expected, language, subject.decimals)
    actual = number(figures.actual, language, subject.decimals)
    by = _by(subject, figures.effect)
    if language == "sv":
        opening = f"Efter {span} ger jämförbara kommuner" if span else "Jämförbara kommuner ger"
        return (
            f"{opening} oss anledning att vänta omkring {expected} {subject.unit} {figures.period}. "
            f"Det blev {actual}, alltså {by}."
        )
    opening = f"After {span}, comparable municipalities" if span else "Comparable municipalities"
    return (
        f"{opening} would lead us to expect about {expected} {subject.unit} in {figures.period}. "
        f"There were {actual}, that is, {by}."
    )


def _by(subject: Subject, effect: float) -> str:
    """ "47 fler", "0,3 % mindre"."""
    language = subject.language
    if round(effect, subject.decimals) == 0:
        return {"sv": "lika mycket", "en": "the same"}[language]
    if subject.persons:
        word = {"sv": ("fler", "färre"), "en": ("more", "fewer")}[language]
        return f"{number(abs(effect), language, subject.decimals)} {word[effect < 0]}"
    word = {"sv": ("mer", "mindre"), "en": ("more", "less")}[language]
    return f"{subject.amount(effect)} {word[effect < 0]}"


def _none_shown(subject: Subject, figures: KeyFigures) -> tuple[str, ...]:
    first = figures.answer
    span, about = subject.span(first.periods), subject.about(first.smallest)
    if subject.language == "sv":
        within = "väl inom" if first.is_well_within else "inom" if first.is_within_band else "i utkanten av"
        return (
            f"Skillnaden ligger {within} vad som är vanligt i kommuner utan ett sådant program.",
            f"En effekt som är mindre än {about} efter {span} syns inte med den här metoden.",
            f"Det går alltså inte att visa något samband mellan programmet och {subject.measured}. "
            "Det går inte heller att utesluta att det finns ett.",
        )
    within = "well within" if first.is_well_within else "within" if first.is_within_band else "at the edge of"
    return (
        f"The difference is {within} what municipalities without such a programme show.",
        f"An effect smaller than {about} after {span} cannot be seen with this method.",
        f"So no link between the programme and {subject.measured} can be shown, and none can be excluded.",
    )


def _differs(subject: Subject, figures: KeyFigures) -> tuple[str, ...]:
    share = percent(100 * figures.p, subject.language, 0)
    if subject.language == "sv":
        return (
            f"En så stor skillnad är ovanlig: bara {share} av kommunerna visar en som är minst lika stor "
            f"för sin storlek.",
            "Men alla kontroller som bestämdes i förväg gick inte väl. Skillnaden kan bero på något annat "
            "än programmet, "
            "och orsaken är inte fastställd.",
        )
    return (
        f"A difference as large as that is unusual: only {share} of the municipalities show one at least as "
        f"large for "
        "their size.",
        "But not all checks that were decided in advance came out well. The difference may have another "
        "cause than the "
        "programme, and the cause is not established.",
    )


def _supported(subject: Subject, figures: KeyFigures) -> tuple[str, ...]:
    share = percent(100 * figures.p, subject.language, 0)
    if subject.language == "sv":
        return (
            f"En så stor skillnad är ovanlig: bara {share} av kommunerna visar en som är minst lika stor "
            f"för sin storlek.",
            "Alla kontroller som bestämdes i förväg gick väl. Det ger stöd för att programmet har haft "
            "effekt, men det är "
            "inget bevis: något annat som hände samtidigt kan inte helt uteslutas.",
        )
    return (
        f"A difference as large as that is unusual: only {share} of the municipalities show one at least as "
        f"large for "
        "their size.",
        "All checks that were decided in advance came out well. This supports an effect of the programme, "
        "but does not "
        "prove it: something else that happened at the same time cannot be wholly excluded.",
    )


_AT_LEVEL = {
    language: {
        ClaimLevel.NO_EFFECT_SHOWN: _none_shown,
        ClaimLevel.DIFFERS: _differs,
        ClaimLevel.EFFECT_SUPPORTED: _supported,
    }
    for language in ("sv", "en")
}


def followed(subject: Subject, figures: KeyFigures) -> str:
    """How it had gone at the end of the time that was followed; "" where that is the answer's own period."""
    last = figures.latest
    if last.period == figures.answer.period:
        return ""
    smallest, span = subject.about(last.smallest), subject.span(last.periods)
    wider_sv = f"Då är osäkerheten större: en effekt som är mindre än {smallest} syns inte."
    wider_en = f"The uncertainty is larger then: an effect smaller than {smallest} cannot be seen."
    if subject.language == "sv":
        return f"{_expected(subject, last, span)} {wider_sv}"
    return f"{_expected(subject, last, span)} {wider_en}"
