"""The words by which claims are known, Swedish and English, as patterns over lower-case text.

A connector is a way of saying that one thing came of another. AFTER tells what stands behind it: the effect ("ledde
till X") or the cause ("tack vare X").
"""

import re
from dataclasses import dataclass
from enum import StrEnum

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
        r"(?:fick|fått) (?:\w+ ){1,4}att (?:växa|öka|stiga|vända|flytta|sjunka|minska)",
        r"bar frukt|burit frukt|bär frukt",
        r"att tacka för",
        r"(?:är|var|varit|blev) (?:\w+ ){0,3}(?:avgörande|bidragande) (?:\w+ )?(?:för|till)",
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
        r"paid off",
        r"to thank for",
        r"(?:is|was|been) (?:\w+ ){0,3}(?:decisive|crucial|instrumental|key) (?:for|in|to)",
        r"helped (?:to )?(?:increase|raise|grow|boost|reverse|create|attract|lift)",
    ),
    *_connectors(
        After.EFFECT,
        r"medför(?:de|t|a)?",
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
        r"enabled|generated|produced|attracted|sparked|fuelled",
        r"play(?:s|ed) (?:\w+ ){0,4}(?:role|part) in",
        of_programme=True,
    ),
    *_connectors(
        After.CAUSE,
        r"tack vare",
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

NOT_YET_PAST = re.compile(
    r"(?:led(?:a|er)|bidrar?|resulterar?|orsakar?|medför(?:a)?|skapar|gör|ger?|påverkar|beror?|"
    r"leads?|contributes?|"
    r"causes?|results? in|gives? rise)\b"
)
"""Connectors that may be about a wish or a plan; those in past tense never are."""

TRANSITIVE = re.compile(
    r"^(?:\s+(?:på|i|för|in|on|for)\s+(?:\w+\s+){0,2}\w+)?(?:\s+(?:har|hade|lyckats|lyckades|också|"
    r"nu|redan|verkligen|has|have|had|successfully|clearly|managed to))*\s+"
    r"(?:öka(?:de|t|)|höj(?:de|t|a)|lyft(?:e|a|)|vän(?:de|t|da)|brutit|bröt|stärk(?:te|t|a)|förbättra(?:de|t|)|"
    r"minska(?:de|t|)|sänk(?:te|t|a)|gav|gett|givit|skapa(?:de|t|)|stoppa(?:de|t|)|hejda(?:de|t|)|"
    r"bromsa(?:de|t|)|"
    r"driv(?:it|en)|brought|gynnat|främjat|stimulerat|räddat|säkrat|secured|saved|increased|raised|"
    r"boosted|reversed|lifted|improved|strengthened|turned|reduced|lowered|stopped|halted|delivered|"
    r"created|grew|grown|drove|made|increase|raise|boost|reverse)\b"
)
"""What may stand right after a programme's name: "programmet ökade …"."""

OWNED = re.compile(r"^['’]?s\s+(?:\w+\s+)?(?:förtjänst|effekt(?:er)?|följd|verkan|effects?|impacts?)\b")
"""What may follow a name to make it the owner of an effect: "programmets förtjänst"."""

SUCCEEDED = re.compile(
    r"^\s+(?:har |has |is )?(?:fungerar|fungerat|lyckats|lyckades|works?|worked|working|succeeded|"
    r"(?:been|was) a success)\b"
)
"""What may follow a name beside a measured thing: "befolkningen visar att programmet fungerar"."""

BY_MEANS_OF = re.compile(r"\b(?:genom|med hjälp av|through|with the help of)\s+(?:\w+\s+){0,2}$")
"""What makes the name after it the means: "genom programmet har befolkningen ökat"."""

HAD_IT_NOT_BEEN = re.compile(r"\b(?:utan|without)\s+(?:\w+\s+){0,2}$")
"""With WOULD_HAVE behind: "utan programmet hade befolkningen minskat"."""

WOULD_HAVE = re.compile(r"^\s*,?\s*(?:\w+\s+){0,4}(?:hade|skulle|would|might)\b")

POINTS_BACK = re.compile(
    r"^(?:det|detta|denna \w+|den här \w+|ökningen|uppgången|this|that|it|the (?:increase|rise))\b"
)
"""How a sentence begins that is about what the one before it said."""

PAID_OFF = re.compile(
    r"(?:ger|gav|gett|givit) (?:\w+ ){0,2}(?:effekt|resultat|utdelning)|bar frukt|burit frukt|"
    r"bär frukt|paid off"
)
"""Phrases that need no effect of their own: it stands in the sentence before."""

FINITE = re.compile(
    r"(?:har|hade|ökar|ökade|växer|växte|stiger|steg|minskar|minskade|sjönk|vände|blev|fick|flyttar|flyttade|"
    r"vänt|stärkts|ökat|vuxit|höjt|lyft|has|have|had|grew|rose|fell|increased|moved)$"
)
DETERMINERS = {"den", "det", "de", "en", "ett", "vår", "kommunens", "the", "a", "an", "our"}

PREPOSITIONS = {
    "under", "efter", "i", "sedan", "med", "för", "från", "till", "om", "av", "vid", "inom", "genom", "innan", "före",
    "på", "utan", "during", "after", "in", "since", "with", "for", "from", "to", "about", "of", "before", "within",
    "without", "by", "on", "through",
}  # fmt: skip

PROGRAMME = (
    r"(?:utvecklings)?program(?:met|men|mets|me|mes)?|satsning(?:en|ar|arna|ens)?|insats(?:en|er|erna)|"
    r"åtgärd(?:en|er|erna)|delprojekt(?:et|en)?|handlingsplan(?:en)?|projektet|projekten|(?:vårt )?arbetet?|"
    r"initiativ(?:et|en)?|(?:prioriterade )?områdena|investering(?:en|ar|arna)|"
    r"initiatives?|(?:our |the )efforts|sub-projects?|action plan|projects?|our work|measures|investments?"
)
MEASURED = (
    r"befolkning\w*|folkmängd\w*|folkökning\w*|invånarantal\w*|inflyttning\w*|utflyttning\w*|sysselsättning\w*|"
    r"arbetslöshet\w*|population\w*|employment|unemployment"
)
PEOPLE = (
    r"(?:\d[\d\s]*|fler|färre|antal|antalet|nya|många|more|fewer|new|number of)\s+(?:\w+\s+){0,2}"
    r"(?:(?:kommun)?invånar\w*|inhabitants?|residents?|people)"
)
CHANGED = (
    r"ökning\w*|ökade|ökat|ökar|minskning\w*|tillväxt\w*|växer|växte|växt|uppgång\w*|nedgång\w*|vändning\w*|"
    r"framgång\w*|förbättring\w*|utvecklingen|trenden|blivit större|växa|"
    r"(?:fler|färre|nya|ny) (?:\w+ )?(?:människor|personer|familjer|jobb|arbetstillfällen|företag|"
    r"besökare|turister|unga)|"
    r"increase|increased|growth|grows?|growing|grew|grown|rise|rose|risen|decline|decrease|"
    r"improvement|success|upturn|"
    r"more (?:\w+ )?(?:people|jobs|visitors|companies|families|tourists)"
)

DOUBT = re.compile(
    r"\bg(?:år|ick|ått)\b(?: \w+){0,3} (?:inte|ej)\b(?: \w+){0,2} att (?:\w+ )?(?:säga|avgöra|visa|"
    r"veta|bevisa|belägga|slå|"
    r"fastställa|utläsa|se|dra|mäta|påstå|skilja|härleda|koppla)"
    r"|\b(?:inte|ej) (?:\w+ )?g(?:år|ick|ått) att (?:\w+ )?(?:säga|avgöra|visa|veta|bevisa|belägga|fastställa)"
    r"|\b(?:kan|kunde|kunnat)\b(?: \w+){0,3} (?:inte|ej)\b(?: \w+){0,4} (?:sägas?|visas?|avgöras?|"
    r"bevisas?|beläggas?|"
    r"uteslutas?|veta|fastställas?|slås|påvisas?|utläsas?|tillskrivas|förklaras|säkert)"
    r"|\b(?:inte|ej) (?:\w+ ){0,2}(?:kunnat|gått att|möjligt att|säkert|visat|visats|bevisat|"
    r"bevisats|belagt|klarlagt|känt)\b"
    r"|\b(?:betyder|innebär|visar|bevisar) (?:\w+ ){0,2}(?:inte|ej)\b"
    r"|\bska(?:ll)? inte (?:tolkas|läsas|ses|förstås)|\bbör inte (?:tolkas|läsas|ses|förstås)"
    r"|\bvet(?:a)?\b(?: \w+){0,2} (?:inte|ej|ingen)\b"
    r"|\b(?:ingen|inga|inget)\b.{0,80}\b(?:visas|visats|beläggas|belagts|konstateras|konstaterats|"
    r"påvisas|påvisats|fastställas)"
    r"|\b(?:inga|inget|ingen|saknas|utan) (?:\w+ )?(?:belägg|stöd|bevis|underlag)"
    r"|\boklart\b|\bosäkert\b|\bovisst\b|\bokänt\b|\bomöjligt att\b|\bsvårt att (?:säga|avgöra|veta|bedöma)"
    r"|\bför tidigt att\b|\bhuruvida\b"
    r"|\b(?:undersök|utvärder|granska|pröva|analyser|mäta|mäts|följs upp|följa upp|ta reda på|frågan om)\w*"
    r"|\b(?:can ?not|can't|could not|couldn't)\b(?: \w+){0,3} (?:be )?(?:said|say|tell|told|shown|"
    r"show|know|known|determine|"
    r"determined|prove|proven|concluded?|established?|attributed|explained)"
    r"|\bwhether\b|\btoo early\b|\b(?:do|does|did)(?: not|n't) (?:know|mean|show|prove)"
    r"|\bno (?:\w+ )?(?:evidence|proof|support)\b|\bno (?:\w+ )?(?:link|effect|"
    r"connection)\b.{0,80}\b(?:shown|found|seen|established)"
    r"|\bunclear\b|\bunknown\b|\buncertain\b|\bnot (?:\w+ )?(?:possible|clear|known|certain|shown|"
    r"proven|established)\b"
    r"|\bimpossible to\b|\b(?:hard|difficult) to (?:say|tell|know)|\bremains? to be seen\b"
    r"|\bnot be (?:read|interpreted|taken|seen)\b|\b(?:evaluat|investigat|examin|assess)\w*"
)
INDIRECT = re.compile(r"(?:^|[\s,(])(?:om|ifall|huruvida|if|whether)\s+(?!att\b)(?:[^\s,]+\s+){0,4}$")
"""What stands right before a question within a sentence: "om programmet ledde till …"."""

CERTAINTY = re.compile(
    r"\b(?:ingen tvekan|inget tvivel|utan tvekan|utan tvivel|otvivelaktigt|(?:går|kan) inte (?:att )?förneka|"
    r"no doubt|without (?:a )?doubt|undoubtedly|cannot be denied)\b"
    r"|\b(?:utvärdering|undersökning|analys|granskning)\w* (?:visar|bevisar|slår fast)(?! (?:\w+ )?(?:inte|ej))"
    r"|\b(?:evaluation|assessment|examination|investigation) (?:shows?|showed|proves?|proved|confirms?)(?! no)"
)
NOT_ONLY = re.compile(r"\b(?:inte|ej) (?:bara|enbart|endast)\b|\bnot (?:only|just|merely)\b")
NEGATION = re.compile(r"\b(?:inte|ej|aldrig|ingen|inget|inga|knappast|not|no|never|neither)\b|n't\b")
INTENT = re.compile(
    r"\b(?:ska|skall|skulle|bör|borde|vill|ville|kan|kunde|avser|avsåg|syftar|syftade|syftet|syfte|"
    r"mål|målet|målen|väntas|"
    r"förväntas|hoppas|hoppades|förhoppning\w*|ambition\w*|avsikt\w*|tanken|planen är|för att|"
    r"should|would|shall|may|might|could|can|aims?|aimed|goal|purpose|hopes?|hoped|expected|expects|"
    r"intended|intends|"
    r"designed to|in order to|so that)\b"
)
GUESS = re.compile(
    r"\b(?:kan|kunde|skulle kunna|torde) (?:\w+ )?ha\b|\b(?:kanske|möjligen|eventuellt|kommer att|"
    r"may have|might have|could have|perhaps|possibly|maybe|will)\b"
)
SAID_BY = re.compile(
    r"\benligt (?!(?:\w+ )?(?:utvärdering|statistik|scb|siffr|rapport|analys|undersökning|kolada))"
    r"|\b(?:säger|sa|sade|menar|menade|anser|ansåg|tror|trodde|hävdar|hävdade|tycker|tyckte|bedömer|"
    r"berättar|uppger)\b"
    r"|\baccording to (?!(?:the )?(?:evaluation|statistics|figures|report|analysis|study))"
    r"|\b(?:says|said|believes?|believed|thinks?|thought|argues?|argued|claims|claimed|in the view of)\b"
)
CONTRAST = re.compile(r",?\s+(?:men|däremot|but|however|yet)\s+|;\s+|\s+[–—]\s+")
