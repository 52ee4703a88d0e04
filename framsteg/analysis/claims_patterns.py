"""What programmes and measured things are called in texts, generally and in one place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

PROGRAMME = (
    r"\w*program(?:met|men|mets|me|mes)?|\w*satsning(?:en|ar|arna|ens)?|insats(?:en|er|erna)|"
    r"åtgärd(?:en|er|erna)|delprojekt(?:et|en)?|handlingsplan(?:en)?|\w*projektet|\w*projekten|"
    r"(?:vårt )?\w*arbetet?|"
    r"initiativ(?:et|en)?|(?:prioriterade )?områdena|prioriterade områden|investering(?:en|ar|arna)|"
    r"(?:\w+)?strategi(?:n|er)?|(?:att|vi) satsa(?:r|t|de)?|satsat|"
    r"\w*kampanj(?:en|er|erna)|åtgärdspaket(?:et)?|"
    r"\w+lyftet|\w+koncept(?:et)?|nya skolan|new school|dialogen|marknadsföring(?:en)?|"
    r"\w+utbildningen|(?:att |vi )?investera(?:r|t|de)?|"
    r"grants?|marketing|investing|working together|(?:our|the|vår) plan(?:en)?|"
    r"initiatives?|(?:our |the )?efforts?|sub-projects?|action plan|projects?|our work|the work|measures|"
    r"investments?|"
    r"priority areas?|(?:our|the) (?:\w+ )?priorities|campaigns?|strategy|schemes?"
)

OWN = (
    r"vi|vår|vårt|våra|we|our|kommun(?:en|ens|ledning\w*|styrelse\w*|fullmäktige\w*)?|"
    r"\w*nämnd(?:en|ens|erna)?|municipality|council|boards?|town|city|samverkan|\w*arbetssätt(?:et)?|\w+löftet|"
    r"collaboration|approach|promise"
)
"""The municipality, as it writes of itself and of its ways of working."""

MEASURED = (
    r"\w*(?:befolkning|folkmängd|folkökning|invånarantal|inflyttning|utflyttning|sysselsättning|arbetslöshet|"
    r"nyföretagande|skolresultat|gästnätter|flyttström|flyttnetto|flyttöverskott|invånarsiffr|"
    r"invånarutveckling)\w*|"
    r"kommunens tillväxt|\w*(?:brottslighet|kriminalitet|skadegörels|valdeltagande|"
    r"medelinkomst|meritvärde|skattekraft|"
    r"övernattning|besöksantal|besökarantal|födelsetal|födelseöverskott|avhopp)\w*|(?:anmälda|"
    r"antalet) brott(?:en)?|brotten|"
    r"number of (?:new )?(?:companies|businesses|jobs|visitors|guest nights)|"
    r"antalet (?:\w+ )?(?:företag|bolag|jobb|arbetstillfällen|besökare|turister|pendlare)|"
    r"visitor numbers|number of visitors|overnight stays|crime|voter turnout|outflow|inflow|dropouts|"
    r"population\w*|employment|unemployment|jobless\w*|in-migration|out-migration|school results|guest nights|"
    r"number of (?:residents|inhabitants)|resident numbers|headcount"
)

PEOPLE = (
    r"(?:\d[\d\s]*|fler|färre|antal|antalet|nya|många|more|fewer|new|number of)\s+"
    r"(?:(?!(?:from|by|of|to|för|från|av|till|med|i|per)\s)\w+\s+){0,2}"
    r"(?:(?:kommun)?invånar\w*|inhabitants?|residents?|people)"
)

CHANGED = (
    r"(?:unga|ungdomar|familjer) (?:stannar|stannat)|allt fler|allt färre|resultaten|"
    r"resultat(?:lyft|förbättring)\w*|people (?:back|home|here)|ökning\w*|ökade|ökat|ökar|"
    r"minskning\w*|tillväxt\w*|växer|växte|växt|uppgång\w*|nedgång\w*|vändning\w*|"
    r"framgång\w*|förbättring\w*|utvecklingen|trenden|\w*vändningen|blivit större|växa|vuxit|"
    r"(?:allt )?(?:fler|färre) (?:\w+ ){0,3}?(?:bor|vill|väljer|valt|flyttar|flyttat|stannar|stannat|"
    r"bosätter|bosatt|"
    r"söker|jobbar|arbetar|pendlar|startar)|(?:fler|färre) \w+are|\w*inflyttade|inflyttare|nyinflyttade|"
    r"flytt(?:a|ar|at|ade) (?:hit|in|hem)|uppåtgående\w*|krymp\w*|shrink\w*|shrunk|"
    r"vi (?:\w+ ){0,2}(?:är|blev|blivit|blir) (?:\w+ ){0,2}(?:fler|färre)|"
    r"(?:är|blev|blir|har) vi (?:\w+ ){0,2}(?:fler|färre)|(?:fler|färre) (?:unga |personer )?i arbete|"
    r"(?:fler|färre) (?:behöriga|godkända) \w+|(?:fler|färre) elever (?:når|nådde|har nått|klarar|blir|blev)|"
    r"(?:fler|färre) att (?:stanna|flytta|bo|komma|välja|söka)\w*|(?:nya|nystartade) (?:bolag|företag)|"
    r"passera(?:t|de|r) \d[\d\s]*invånare|"
    r"(?:fler|färre|nya|ny) (?:\w+ )?(?:människor|personer|familjer|jobb|arbetstillfällen|företag|"
    r"besökare|turister|unga)|"
    r"increase|increased|growth|grows?|growing|grew|grown|rise|rose|risen|decline|decrease|"
    r"improvement|success|upturn|turnaround|recovery|recover|rising|gains?|newcomers|"
    r"(?:people|residents|families) (?:\w+ )?(?:moving|moved|to move|staying|stayed)|moving (?:in|here)|"
    r"moved (?:in|here)|"
    r"more and more people|"
    r"more (?:\w+ )?(?:people|jobs|visitors|companies|families|tourists)"
)

OUTCOME = (
    r"(?:vi|kommunen|kristinehamn|orten|staden|we|the (?:town|municipality)|kristinehamn is) (?:\w+ ){0,2}"
    r"(?:växer|växte|växt|vuxit|growing|grows?|grew|grown)|"
    r"(?:växer|växte|har vuxit) (?:vi|kommunen|kristinehamn|orten|staden)|"
    r"(?:kommunen|orten|staden|the (?:town|municipality)) (?:större|bigger|larger)|"
    r"vi (?:\w+ ){0,2}(?:är|blev|blivit|blir) (?:\w+ ){0,2}(?:fler|färre)|"
    r"(?:fler|färre) (?:unga |personer )?i arbete|(?:fler|färre) (?:behöriga|godkända) \w+|"
    r"(?:fler|färre) elever (?:når|nådde|har nått|klarar|blir|blev)|(?:nya|nystartade) (?:bolag|företag)|"
    r"(?:fler|färre) att (?:stanna|flytta|bo|komma|välja|söka)\w*|"
    r"record numbers? of (?:visitors|guests|tourists)|"
    r"bor (?:det )?\d[\d\s]*\w+|"
    r"(?:är|blev|blir|har) vi (?:\w+ ){0,2}(?:fler|färre)|"
    r"\w*(?:krympande|växande|shrinking|growing) (?:kommun|stad|ort|town|municipality)\w*|"
    r"kommunen (?:inte längre )?"
    r"(?:krymper|krympte)|(?:vi|we) (?:är|blev|har blivit|are|became) \d+ (?:fler|more)|(?:larger|"
    r"smaller) population|"
    r"(?:allt )?(?:fler|färre) (?:\w+ ){0,4}?(?:bor|bo|vill|väljer|valt|flyttar?|flyttat|stannar?|"
    r"stannat|bosätt\w+|"
    r"bosatt)|fler (?:jobb|arbetstillfällen|inflyttare|\w+are)|invånarna (?:blir|blev|"
    r"har blivit) (?:allt )?fler|"
    r"\d+ (?:nya|fler) \w+(?:are|bor|familjer)|barnfamilj\w*|tillväxt\w*|"
    r"(?:growth|rise|increase|drop|fall) in (?:\w+ )?(?:residents|inhabitants|jobs)|"
    r"(?:people|residents|families) (?:\w+ )?(?:moving|moved|to move|staying|stayed|returning|returned|"
    r"have chosen)|"
    r"more (?:jobs|people|families)|new (?:residents|jobs|inhabitants)"
)
"""What comes out of a programme when it has worked, besides what is measured by name."""


@dataclass(frozen=True)
class Patterns:
    """What programmes and measured things are called, generally and here."""

    programme: re.Pattern[str]
    measured: re.Pattern[str]
    changed: re.Pattern[str]
    outcome: re.Pattern[str]
    own: re.Pattern[str]

    @classmethod
    def of(cls, named: Iterable[str], titles: Iterable[str], places: Iterable[str] = ()) -> "Patterns":
        """`named` are the programmes' own names, `titles` those of their indicators, `places` the municipality's."""
        programme = "|".join([*_names(named), PROGRAMME])
        measured = "|".join([*_names(titles), MEASURED, PEOPLE])
        own = "|".join([*_names(map(_place, places)), OWN])
        outcome = f"{measured}|{OUTCOME}"
        return cls(_word(programme), _word(measured), _word(CHANGED), _word(outcome), _word(own))

    def first_target(self, text: str) -> re.Match[str] | None:
        """The first measured thing or change in `text`."""
        found = [match for match in (self.measured.search(text), self.changed.search(text)) if match]
        return min(found, key=lambda match: match.start(), default=None)


def _place(municipality: str) -> str:
    """The place that a municipality is named for: Kristinehamn for Kristinehamns kommun."""
    place = municipality.removesuffix(" kommun")
    return place if place == municipality else place.removesuffix("s")


def _names(names: Iterable[str]) -> list[str]:
    """As patterns, the longest first."""
    return [re.escape(name) + r"\w*" for name in sorted(variants(names), key=len, reverse=True)]


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})s?(?!\w)")


def variants(names: Iterable[str]) -> set[str]:
    """Names in lower case, with and without the article that a title begins with."""
    folded = {" ".join(name.casefold().split()) for name in names if len(name) > 2}
    return {name for name in folded | {re.sub(r"^(?:ett|en|the|a)\s+", "", name) for name in folded} if name}
