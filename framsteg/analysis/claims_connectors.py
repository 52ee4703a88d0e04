"""The ways of saying that one thing came of another, Swedish and English, as patterns over lower-case text.

AFTER tells what stands behind a connector: the effect ("ledde till X") or the cause ("tack vare X").
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from framsteg.analysis import claims_verbs as verbs

_GAP = r"(?:,?\s+[^\s.;:!?]+){0,6}?,?\s+"


class After(StrEnum):
    EFFECT = "effect"
    CAUSE = "cause"


class Claim(StrEnum):
    """What a sentence says: that something was caused, or that it goes together with something."""

    CAUSAL = "causal"
    ASSOCIATION = "association"


@dataclass(frozen=True)
class Connector:
    pattern: re.Pattern[str]
    after: After
    claim: Claim = Claim.CAUSAL
    of_programme: bool = False


def _connectors(
    after: After, *patterns: str, claim: Claim = Claim.CAUSAL, of_programme: bool = False
) -> list[Connector]:
    return [
        Connector(re.compile(rf"(?<!\w)(?:{each})(?!\w)"), after, claim, of_programme) for each in patterns
    ]


CONNECTORS: tuple[Connector, ...] = (
    *_connectors(
        After.EFFECT,
        rf"(?:led(?:er|de)|lett|leda){_GAP}till",
        rf"(?:bidrar|bidrog|bidragit|bidra){_GAP}till",
        rf"(?:resulter(?:ar|ade|at|a)){_GAP}i",
        r"orsaka(?:r|t|de)?",
        r"(?:ger|gav|gett|givit|ge) (?:\w+ ){0,2}upphov till",
        r"(?:ger|gav|gett|givit) (?:\w+ ){0,2}(?:effekt|resultat|utdelning)",
        r"(?:har|hade|haft) (?:\w+ ){0,3}(?:effekt|effekter|inverkan|påverkan|genomslag)(?: på| för)?",
        r"(?:har|hade|haft) (?:\w+ ){0,2}betydelse för",
        r"(?:ligger|låg|legat) (?:\w+ ){0,2}bakom",
        r"(?:orsaken|anledningen|skälet|förklaringen) (?:\w+ ){0,2}(?:till|bakom)",
        r"(?:fick|fått) (?:\w+ ){1,4}att (?:växa|öka|stiga|vända|flytta|sjunka|minska|lyfta|stanna)",
        r"bar frukt|burit frukt|bär frukt",
        r"att tacka för|tacka (?:\w+ ){1,4}för",
        r"(?:är|var|varit|blev) (?:\w+ ){0,3}(?:avgörande|bidragande) (?:\w+ )?(?:för|till)",
        r"(?:är|var|blev|blivit|varit) (?:\w+ ){0,3}(?:startskottet|nyckeln|motorn|drivkraften|katalysatorn|"
        r"vändpunkten|grunden|grundbulten|avstampet) (?:för|till|i|bakom)",
        r"(?:lade|lagt|lägger|la) (?:\w+ )?grunden (?:för|till)",
        r"(?:banade|banat|banar) väg(?:en)? för|(?:bäddade|bäddat) för|(?:öppnade|öppnat) för",
        r"(?:hjälper|hjälpte|hjälpt) (?:\w+ ){0,4}att (?:\w+ )?(?:växa|öka|höja|lyfta|stärka|vända|bryta|"
        r"stoppa|"
        r"locka|skapa|behålla|få|minska|sänka)",
        r"(?:fick|fått|får) (?:\w+ ){0,2}fart på|(?:satte|satt|sätter) fart på",
        r"(?:gav|gett|ger|givit) (?:\w+ ){0,3}(?:skjuts|lyft|fart|kraft) (?:åt|till)",
        r"(?:satte|satt|sätter|sätta) (?:\w+ ){0,2}(?:stopp|punkt) för|få(?:tt)? stopp på|fick stopp på",
        r"(?:mynnade|mynnat|utmynnade|utmynnat|landade|landat|kulminerade|kulminerat) (?:ut )?i",
        r"(?:föranledde|föranlett|förorsakade|förorsakat|framkallade|framkallat|utlöste|utlöst)",
        rf"(?:leads?|led|leading){_GAP}to",
        r"cause[sd]?(?! by)",
        rf"(?:contribut(?:es?|ed|ing)){_GAP}to",
        r"result(?:s|ed|ing)? in",
        r"(?:brings?|brought) about(?! by)",
        r"(?:gives?|gave|given) rise to",
        r"(?:has|have|had) (?:\w+ ){0,4}(?:effects?|impacts?|influence)(?: on)?",
        r"(?:is|was|are|were|lies|lay) (?:\w+ ){0,2}behind",
        r"(?:reason|explanation)s? (?:for|why|that|behind)",
        r"responsible for",
        r"(?:det|vad) som kräv(?:de|t)s för att|what it took to",
        r"explains? why|förklarar (?:\w+ )?(?:varför|att)",
        r"paid off",
        r"to thank for",
        r"(?:is|was|been) (?:\w+ ){0,3}(?:decisive|crucial|instrumental|key) (?:for|in|to)",
        rf"help(?:ed|s) (?:\w+ ){{0,4}}?(?:to )?(?:{verbs.ENGLISH_BASE})",
        rf"(?:allow(?:ed|s)|enabled|got) (?:\w+ ){{1,4}}to (?:{verbs.ENGLISH_BASE})",
        rf"ma(?:de|kes) (?:\w+ ){{1,5}}(?:{verbs.ENGLISH_BASE})",
        r"(?:laid|lays) the (?:foundations?|groundwork) (?:for|of)|(?:paved|paves) the way (?:for|to)",
        r"(?:put|puts) (?:an end|a stop|a halt) to|brought (?:\w+ ){1,5}to an? (?:end|halt|stop)",
        r"(?:gave|given|gives) (?:\w+ ){0,4}(?:boost|lift|push|momentum) to",
        r"(?:gave|given|gives) (?:the |our |a )?(?:\w+ ){1,3}a (?:\w+ )?(?:boost|lift|push)",
        r"(?:is|was|were|been|became) (?:\w+ ){0,4}(?:driving force|engine|catalyst|turning point|key|"
        r"secret|springboard|"
        r"starting point) (?:behind|of|for|to)",
    ),
    *_connectors(
        After.EFFECT,
        r"medför(?:de|t|a)?",
        r"(?:has|have|had) meant|meant",
        r"medverka(?:r|de|t)? till",
        r"påverka(?:r|de|t)",
        r"skapa(?:r|de|t)",
        r"gjor(?:de|t) (?:\w+ ){0,2}att|gör (?:\w+ ){0,2}att",
        r"åstadkom(?:mer|mit)?",
        r"möjliggj(?:orde|ort)|möjliggör",
        r"(?:drev|drivit) (?:på|fram|upp)",
        r"lockat|lockade",
        r"(?:gör|gjort|gjorde) (?:\w+ )?skillnad|ma(?:de|kes) (?:a|the) (?:\w+ )?difference",
        r"förklara(?:r|de|t)|explain(?:s|ed)(?! by)",
        r"betytt (?:\w+ )?för|betydde (?:\w+ )?för",
        r"spela(?:r|de|t) (?:\w+ ){0,3}roll (?:för|i)",
        r"affect(?:s|ed)",
        r"play(?:s|ed) (?:\w+ ){0,4}(?:role|part) in",
        verbs.TRANSITIVE,
        r"(?:innebar|inneburit) (?:\w+ ){0,4}(?=\w)",
        r"(?:såg|sett) till att|(?:lyckades|lyckats|kunnat|förmått|klarat av att) (?:\w+ ){0,2}"
        rf"(?:{verbs.SWEDISH_BASE})",
        rf"(?:managed to|succeeded in|been able to) (?:{verbs.ENGLISH_BASE}|{verbs.ENGLISH_ING})",
        r"(?:syns|synts|märks|märkts|avspeglas|avspeglats|återspeglas|återspeglats|ger utslag|gett utslag) "
        r"(?:\w+ ){0,2}i",
        r"(?:is|are|was|can be) (?:\w+ ){0,2}(?:seen|reflected|visible|felt) in|shows? (?:up )?in the",
        of_programme=True,
    ),
    *_connectors(
        After.CAUSE,
        r"tack vare",
        r"(?:mycket |delvis |främst |helt )?beroende på|(?:kan|kunna|går att) (?:\w+ )?kopplas? (?:\w+ )?till",
        r"(?:vår|er|deras|kommunens|\w{3,}s) (?:\w+ )?förtjänst",
        r"(?:ha|har|får|få|förtjänar|tillfaller) (?:\w+ )?äran|äran (?:\w+ ){0,3}(?:tillfaller|går till|är)",
        r"(?:vi|kommunen|we) (?:ska|kan|får|should|can) (?:\w+ )?(?:tacka|thank)",
        r"visar vad (?:\w+ ){1,4}(?:kan|har) (?:åstadkomma|åstadkommit|gjort|göra|ge|gett)|"
        r"shows what (?:\w+ ){1,4}can",
        r"(?:deserves?|takes?|gets?|earns?) (?:\w+ )?credit",
        r"(?:svaret|orsaken|anledningen|förklaringen|skälet|the answer|the reason) (?:är|"
        r"heter|stavas|ligger i|is|lies in)",
        r"om det inte (?:vore|varit|hade varit) för|hade det inte varit för|if it (?:weren't|wasn't|"
        r"hadn't been) for",
        r"på grund av|p\.? ?g\.? ?a\.?",
        r"till följd av",
        r"(?:effekt(?:en|er|erna)?|följd(?:en|er)?|resultat(?:et)?|konsekvens(?:en|er)?|frukt(?:en)?) av",
        rf"(?:beror|berodde|berott|bero){_GAP}på",
        r"beror på|berodde på|berott på",
        r"tillskrivas|tillskrivs|härledas till|hänföras till",
        r"förklara(?:s|des|ts) (?:\w+ ){0,2}(?:av|med|genom)",
        r"orsaka(?:s|des|ts) av",
        r"(?:drevs|drivits|driven|drivet) av",
        r"påverka(?:s|des|ts) (?:\w+ ){0,2}av",
        r"(?:kvitto|bevis) på|proof (?:that|of)|evidence that|testament to",
        r"förtjänsten (?:av|är)",
        r"i kölvattnet av|in the wake of",
        r"(?:har|hade|haft) sin (?:grund|förklaring|orsak|upprinnelse|rot) i|bottnar i|grundar sig (?:på|i)",
        r"(?:går|kan|gått) (?:\w+ )?(?:att )?spåras? (?:tillbaka )?till|kommer sig av|kom sig av|kommer av att",
        r"(?:utfall|utslag|produkt|verk|förtjänst|skörd|kvitto|lön|utdelning)(?:en|et)? (?:av|på|för|från)",
        r"(?:åstadkommits?|uppnåtts?|uppnåddes|möjliggjorts?|möjliggjordes|skapats|skapades) "
        r"(?:\w+ )?(?:av|genom|tack vare|med)",
        r"tack och lov för|med anledning av|i och med|med draghjälp av|tack till",
        r"(?:skördar|skördat|skördade) (?:\w+ )?(?:frukterna|frukten) av",
        r"(?:is|was|are|were) (?:\w+ )?down to|ow(?:es|ed|ing) (?:\w+ ){0,5}to",
        r"on the back of|courtesy of|by virtue of|traced (?:back )?to|rooted in|follows from|flow(?:s|ed) from",
        r"(?:a |the )?(?:fruits?|product|legacy|reward|dividend|credit)s? (?:of|for|from|goes to|belongs to)",
        r"made possible by|achieved (?:through|by|with)|brought (?:to us )?by|come(?:s)? from|came from",
        r"thanks to",
        r"because(?: of)?",
        r"due to|owing to",
        r"as an? (?:\w+ )?(?:result|consequence) of",
        r"(?:effects?|impacts?|results?|consequences?|outcomes?) of",
        r"on account of",
        r"(?:can be |be )?(?:attribut(?:ed|able)|credited) to",
        r"(?:caused|driven|explained|brought about) by",
        r"stem(?:s|med)? from",
    ),
    *_connectors(
        After.EFFECT,
        r"samband(?:et)? (?:\w+ )?mellan|(?<!i )samband(?:et)? med",
        r"häng(?:er|de|t) (?:\w+ ){0,2}(?:ihop|samman) med",
        r"link(?:s|ed)? (?:to|with|between)",
        r"associated with|correlat(?:es?|ed) with",
        claim=Claim.ASSOCIATION,
    ),
)
