"""Who and what is spoken about, and how its figures are worded within a sentence."""

from dataclasses import dataclass

from framsteg.lib.plain_language import Language, count, number

_SPANS: dict[Language, dict[str, tuple[str, str]]] = {
    "sv": {
        "year": ("år", "år"),
        "half": ("halvår", "halvår"),
        "tertial": ("tertial", "tertial"),
        "quarter": ("kvartal", "kvartal"),
        "month": ("månad", "månader"),
    },
    "en": {
        "year": ("year", "years"),
        "half": ("half-year", "half-years"),
        "tertial": ("four-month period", "four-month periods"),
        "quarter": ("quarter", "quarters"),
        "month": ("month", "months"),
    },
}


@dataclass(frozen=True)
class Subject:
    """Who and what is spoken about. `unit` is what the indicator counts, `persons` whether that is people."""

    language: Language
    programme: str
    municipality: str
    indicator: str
    unit: str
    decimals: int
    frequency: str
    persons: bool = False

    @property
    def measured(self) -> str:
        """The indicator within a sentence."""
        if self.persons:
            return {"sv": "folkmängden", "en": "the population"}[self.language]
        return {"sv": f"indikatorn ”{self.indicator}”", "en": f"the indicator “{self.indicator}”"}[
            self.language
        ]

    def amount(self, value: float) -> str:
        """A difference with its unit: "47 personer"."""
        return f"{number(abs(value), self.language, self.decimals)} {self.counted}"

    @property
    def counted(self) -> str:
        if self.persons:
            return {"sv": "personer", "en": "persons"}[self.language]
        return self.unit

    def about(self, value: float) -> str:
        """A rough amount: "omkring 180 personer"."""
        rough = {"sv": "omkring", "en": "about"}[self.language]
        return f"{rough} {number(rounded(value), self.language, self.decimals)} {self.counted}"

    @property
    def one_period(self) -> str:
        return _SPANS[self.language][self.frequency][0]

    @property
    def many_periods(self) -> str:
        return _SPANS[self.language][self.frequency][1]

    def span(self, periods: int) -> str:
        """ "ett år", "fem år"."""
        one, many = _SPANS[self.language][self.frequency]
        common = self.language == "sv" and self.frequency == "month"
        return f"{count(periods, self.language, common_gender=common)} {one if periods == 1 else many}"


def rounded(value: float) -> float:
    """A rough figure: two figures that matter."""
    magnitude = abs(value)
    step = 1.0
    while magnitude >= 100 * step:
        step *= 10
    if magnitude < 10:
        return round(magnitude, 2)
    return round(magnitude / step) * step
