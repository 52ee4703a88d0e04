"""The words by which claims are known, Swedish and English, as patterns over lower-case text.

How a sentence leaves something open, guesses, denies or reports; and what stands around the names in it.
"""

import re

from framsteg.analysis import claims_verbs as verbs

NOT_YET_PAST = re.compile(
    rf"(?:{verbs.PRESENT}|have|ha|få|(?:help|allow|make)s|hjälper|får|sätter|ger|"
    r"led(?:a|er)|bidrar?|resulterar?|orsakar?|medför(?:a)?|skapar|gör|ger?|påverkar|beror?|"
    r"leads?|contributes?|"
    r"causes?|results? in|gives? rise)\b"
)
"""Connectors that may be about a wish or a plan; those in past tense never are."""

TRANSITIVE = re.compile(
    r"^(?:\s+(?:på|i|för|med|kring|mot|in|on|for|with|by)\s+(?:\w+\s+){0,2}\w+)?(?:\s+(?:har|hade|"
    r"lyckats|lyckades|också|"
    r"nu|redan|verkligen|has|have|had|successfully|clearly|managed to))*\s+"
    r"(?:öka(?:de|t|)|höj(?:de|t|a)|lyft(?:e|a|)|vän(?:de|t|da)|brutit|bröt|stärk(?:te|t|a)|förbättra(?:de|t|)|"
    r"minska(?:de|t|)|sänk(?:te|t|a)|gav|gett|givit|skapa(?:de|t|)|stoppa(?:de|t|)|hejda(?:de|t|)|"
    r"bromsa(?:de|t|)|förändrade|förändrat|växlade upp|"
    r"driv(?:it|en)|brought|gynnat|främjat|stimulerat|räddat|säkrat|secured|saved|increased|raised|"
    r"boosted|reversed|lifted|improved|strengthened|turned|reduced|lowered|stopped|halted|delivered|"
    r"created|grew|grown|drove|made|increase|raise|boost|reverse)\b"
)
"""What may stand right after a programme's name: "programmet ökade …"."""

OWNED = re.compile(
    r"^['’]?s\s+(?:\w+\s+)?(?:förtjänst|effekt(?:er)?|följd|verk|verkan|framgång|nytta|"
    r"effects?|impacts?|success)\b"
)
"""What may follow a name to make it the owner of an effect: "programmets förtjänst"."""

SUCCEEDED = re.compile(
    r"^\s+(?:har |has |is )?(?:alltså |verkligen |clearly |really )?(?:fungerar|fungerat|"
    r"lyckats|lyckades|works?|worked|working|succeeded|"
    r"(?:been|was) a success)\b"
)
"""What may follow a name beside a measured thing: "befolkningen visar att programmet fungerar"."""

BY_MEANS_OF = re.compile(
    r"\b(?:genom|med hjälp av|via|med stöd av|i och med|through|with the help of|by means of|"
    r"with)\s+(?:\w+\s+){0,2}$"
)
"""What makes the name after it the means: "genom programmet har befolkningen ökat"."""

HAD_IT_NOT_BEEN = re.compile(
    r"\b(?:utan|hade (?:vi|kommunen|inte)(?: inte)?|had (?:we|the \w+)(?: not)?|"
    r"hade det inte varit för|om inte|without|but for|had it not been for|"
    r"if it (?:had not been|hadn't been|were not|wasn't|weren't) for|if not for|"
    r"were it not for)\s+(?:\w+\s+){0,2}$"
)
"""With WOULD_HAVE behind: "utan programmet hade befolkningen minskat"."""

WHEN = re.compile(
    r"\b(?:under|efter|innan|före|inom|sedan|during|after|before|within|since)\s+(?:\w+\s+){0,2}$"
)
"""What makes the name after it a time, not an actor."""

GOT = re.compile(
    rf"\b(?:{verbs.TRANSITIVE}|fått|fick|ökade|ökat|växt|växte|vuxit|stigit|steg|vänt|vände|minskat|"
    rf"minskade|sjunkit|"
    r"sjönk|got|gained|grew|grown|rose|risen|increased|welcomed|come down|gone up|gone down|fell|fallen)\b"
)
"""That something has happened to what is measured."""

HAD = re.compile(r"\b(?:hade|had)\s+(?:\w+\s+)?$")
NOT_THEN = re.compile(r"^\s+(?:inte|not)\b.*\b(?:hade|skulle|would)\b")
"""Before and behind the name: "hade programmet inte funnits hade vi varit färre"."""

PROVES = re.compile(r"\b(?:proves?|shows?|bevisar|visar)\b")

WOULD_HAVE_BEFORE = re.compile(r"\b(?:hade|skulle|would|might)\b")
WOULD_HAVE = re.compile(r"^\s*,?\s*(?:\w+\s+){0,4}(?:hade|skulle|would|might)\b")

IN_SPITE_OF = re.compile(
    r"\b(?:trots|oaktat|oavsett|förutom|utöver|despite|in spite of|regardless of|besides|apart from|"
    r"as well as)\s+"
    r"(?:\w+\s+){0,2}$"
)
REVERSED = re.compile(
    r"^(?:när|eftersom|då|i takt med att|as|because|when|since|if|due to|på grund av|till följd av|"
    r"tack vare|owing to)\b"
    r"[^,]{0,40}(?:befolkning|folkmängd|invånar|inflyttning|arbetslös|sysselsättning|brott|"
    r"population|residents|"
    r"employment|crime)[^,]*?(?:,|\b(?:behöv|"
    r"bygg|får|måste|avsätt|avsatt|inför|start|funds?|plan|launch|"
    r"krävs|satsa|needs?|must)\w*)"
)
"""The change as the reason for what is done, not its outcome."""

WHAT_FOR = re.compile(
    r"\b(?:because|since|as|eftersom|därför att|då|på grund av|till följd av|gör att|"
    r"skälet till att|gjorde att|"
    r"innebär att|medför att|"
    r"kräver|därför|så att vi|is the reason|är skälet till|är orsaken till|means that|requires|therefore)\b"
)
"""What stands between a programme and the reason for it, or between a change and what is done because of it."""

NEUTRAL = re.compile(
    r"\b(?:(?:när|då|when) (?:\w+ ){0,3}(?:antogs|startade|började|inleddes|avslutades|upphörde|"
    r"was adopted|started|began|"
    r"ended)|handlar om|finns|rör|gäller|berör|omfattar|ingår|innehåller|inom området|"
    r"ett av (?:\w+ ){0,3}områden\w*|"
    r"område \d+|behandla\w*|one of (?:\w+ ){0,4}areas|"
    r"följs? upp|följa upp|följts upp|mäts|mäta|mätas|mättes|nyckeltal\w*|jämför\w*|rapport\w*|"
    r"beskriv\w*|redogör\w*|"
    r"redovisa\w*|slutredovis\w*|diagram\w*|tabell\w*|statistik\w* från|per invånare|läs mer|läsa om|"
    r"siffror om|fakta om|indicators?|"
    r"frågan|fråga|samtidigt som|samma år|samma tid|medan|oberoende|information om|presenter\w*|diskuter\w*|"
    r"(?:is|are|was|were) about|concerns?|includes?|included|consists?|covers?|measured|measuring|"
    r"monitor\w*|followed up|"
    r"compare[ds]?|comparison|reports?|reported|describe[ds]?|chart|table|figures for|per inhabitant|"
    r"per resident|read more|"
    r"questions?|same year|while|meanwhile|discuss\w*|present(?:s|ed)|estimated|one of them)\b"
)
"""That the two are told of beside each other without one having to do with the other."""

HAPPENED_BEFORE = re.compile(
    r"\b(?:ökade|ökat|växte|växt|vuxit|steg|stigit|vände|vänt|minskade|minskat|sjönk|sjunkit|blev|blivit|"
    r"fått|fick|"
    r"har (?!ett\b|att\b|det\b)\w+[tT]s?|grew|grown|rose|risen|increased|fell|fallen|turned|"
    r"has \w+ed|have \w+ed|success\w*|"
    r"framgång\w*|"
    r"gett|gav|gave|given)\b"
)
SEEN = re.compile(
    r"\b(?:kan|kunde|can|could)\b (?:\w+ ){0,3}?(?:se|ser|läsa|ses|läsas|avläsa|avläsas|märka|märkas|"
    r"konstatera|räkna|"
    r"tacka|tillskriva|tillskrivas|härleda|härledas|spåra|skönja|notera|glädjas|säga att|vända|"
    r"see|seen|read|be|note|thank|credit|say that|trace|observe)\b"
)
"""A "can" that doubts nothing: "man kan se programmets påverkan"."""

AS_MEANT = re.compile(
    r"\b(?:(?:precis |helt |just )?som (?:det var )?(?:tänkt|planerat|avsett)|som vi ville|"
    r"(?:just |exactly )?as (?:we )?(?:planned|intended|hoped)|so it worked|"
    r"alltså (?:har|fungerar)|så det knakar|(?:det )?säger allt|speaks? for (?:itself|themselves))\b"
)
"""What makes of "after it" a "because of it"."""

HEDGE = re.compile(
    r"(?:^|, |\batt )(?:om|ifall|if|whether)\b(?! inte\b| not\b)|\b(?:kanske|möjligen|troligen|"
    r"eventuellt|hoppas|tror|perhaps|maybe|possibly|possible|möjligt|"
    r"likely|probably|expected|only be)\b"
)

FOLLOWS = frozenset(
    {
        "gör att",
        "skälet till att",
        "gjorde att",
        "innebär att",
        "medför att",
        "kräver",
        "is the reason",
        "är skälet till",
        "är orsaken till",
        "därför",
        "så att vi",
        "means that",
        "requires",
        "therefore",
    }
)
"""Those of them behind which stands what is done because of the change."""

EVER_SINCE = re.compile(r"\b(?:sedan|alltsedan|since)\s+(?:\w+\s+){0,2}$")
BEFORE_IT = re.compile(r"\b(?:innan|före|before|prior to)\s+(?:\w+\s+){0,2}$")
AFTER_IT = re.compile(r"\b(?:efter|after|following)\s+(?:\w+\s+){0,2}$")
"""What sets a measured thing beside a programme in time, which readers take for a cause."""

AND_NOW = re.compile(
    r"\b(?:men|nu|sedan dess|därefter|efteråt|efter|i dag|idag|numera|but|now|since|after|afterwards|"
    r"today|then)\b"
)
MOVED = re.compile(
    r"\b(?:öka(?:de|t|r)|väx(?:t|te|er)|vuxit|stigit|steg|stiger|vänt|vände|vänder|minska(?:t|de|r)|"
    r"sjunk(?:it|er)|sjönk|"
    r"gått (?:upp|ned|ner)|gick (?:upp|ned|ner)|krymp(?:te|t|er)|(?:halver|fördubbl|"
    r"dubbl)(?:ats|ades|at|as)|rusa(?:t|de|r)|"
    r"rasa(?:t|de|r)|så det knakar|halved|doubled|dropped|down|up|blivit (?:fler|färre|större)|tagit fart|"
    r"tog fart|"
    r"grown|grew|grows|growing|risen|rose|rises|rising|increased|increasing|climbed|climbing|fallen|fell|"
    r"falling|"
    r"shrank|shrunk|shrinking|declined|recovered|turned|picked up|gone up)\b"
)

CLEFT_BEFORE = re.compile(r"\b(?:det (?:är|var|blev)|it (?:is|was|has been))\s+(?:\w+\s+){0,4}$")
CLEFT_BEHIND = re.compile(r"^(?:\s+\w+){0,4}?\s+(?:som|that|which|who)\b")
"""What lifts a name forward as the cause: "det var programmet som fick befolkningen att växa"."""

POINTS_BACK = re.compile(
    r"^(?:det|detta|svaret|förklaringen|orsaken|anledningen|skälet|the answer|the reason|"
    r"denna \w+|den här \w+|ökningen|uppgången|this|that|it|the (?:increase|rise))\b"
)
"""How a sentence begins that is about what the one before it said."""

PAID_OFF = re.compile(
    r"(?:ger|gav|gett|givit) (?:\w+ ){0,2}(?:effekt|resultat|utdelning)|bar frukt|burit frukt|"
    r"bär frukt|paid off"
)
"""Phrases that need no effect of their own: it stands in the sentence before."""

FINITE = re.compile(
    r"(?:har|hade|stannar|växer|väljer|stannade|valde|ökar|ökade|växer|växte|stiger|steg|"
    r"minskar|minskade|sjönk|vände|blev|fick|flyttar|flyttade|"
    r"vänt|stärkts|ökat|vuxit|höjt|lyft|has|have|had|grew|rose|fell|increased|moved)$"
)
DETERMINERS = {"den", "det", "de", "en", "ett", "vår", "kommunens", "the", "a", "an", "our"}

PREPOSITIONS = {
    "under", "efter", "i", "sedan", "med", "för", "från", "till", "om", "av", "vid", "inom", "genom", "innan", "före",
    "på", "utan", "during", "after", "in", "since", "with", "for", "from", "to", "about", "of", "before", "within",
    "without", "by", "on", "through", "trots", "despite",
}  # fmt: skip

DOUBT = re.compile(
    r"\bg(?:år|ick|ått)\b(?: \w+){0,3} (?:inte|ej)\b(?: \w+){0,2} att (?:\w+ )?(?:säga|avgöra|visa|"
    r"veta|bevisa|belägga|slå|"
    r"fastställa|utläsa|se|dra|mäta|påstå|skilja|härleda|koppla)"
    r"|\b(?:inte|ej) (?:\w+ )?g(?:år|ick|ått) att (?:\w+ )?(?:säga|avgöra|visa|veta|bevisa|belägga|fastställa)"
    r"|\b(?:kan|kunde|kunnat)\b(?: \w+){0,3} (?:inte|ej)\b(?: \w+){0,4} (?:sägas?|visas?|avgöras?|"
    r"bevisas?|beläggas?|besvaras?|"
    r"uteslutas?|veta|fastställas?|slås|påvisas?|utläsas?|tillskrivas|förklaras|säkert)"
    r"|\b(?:inte|ej) (?:\w+ ){0,2}(?:kunnat|gått att|möjligt att|säkert|visat|visats|bevisat|"
    r"bevisats|belagt|klarlagt|känt)\b"
    r"|\b(?:betyder|innebär|visar|bevisar) (?:\w+ ){0,2}(?:inte|ej)\b"
    r"|\bska(?:ll)? inte (?:tolkas|läsas|ses|förstås)|\bbör inte (?:tolkas|läsas|ses|förstås)"
    r"|\b(?:vet|känner|know)\b(?: \w+){0,2} (?:för lite|too little)\b"
    r"|\bvet(?:a)?\b(?: \w+){0,2} (?:inte|ej|ingen)\b"
    r"|\b(?:ingen|inga|inget)\b.{0,80}\b(?:visas|visats|beläggas|belagts|konstateras|konstaterats|"
    r"påvisas|påvisats|fastställas)"
    r"|\b(?:inga|inget|ingen|saknas|utan) (?:\w+ )?(?:belägg|stöd|bevis|underlag|grund)"
    r"|\b(?:ingen|ingenting|inget|nothing|no one|nobody)\b (?:\w+ ){0,3}(?:kan|vet|tyder|talar|visar|"
    r"stöder|bevisar|"
    r"suggests?|indicates?|shows?|proves?|knows?|can|points?)\b"
    r"|\bbehöver (?:\w+ )?(?:inte|ej)\b|\bneed not\b|\bnot necessarily\b|(?<!inte )(?<!ingen )\bslump\w*|"
    r"(?<!no )\bcoincidence\b|\b(?:by|to|be) chance\b"
    r"|\b(?:oavsett|regardless of|lika gärna|just as well)\b"
    r"|\b(?:inte|ej)\b (?:\w+ ){0,1}(?:kan|kunde|går|gick|kunnat)\b"
    r"|\b(?:ingen|inga) (?:\w+ )?slutsats\w*|\bno conclusions?\b|\butan att dra\b|\bvarken\b|\bopen question\b"
    r"|\b(?:stöd|belägg|bevis|support|evidence) (?:för|for) .{0,80}\b(?:finns|föreligger|is|exists)\b "
    r"(?:\w+ )?(?:inte|ej|not|lacking)\b"
    r"|\b(?:sällan|seldom|rarely)\b|\b(?:uteslutas|ruled out|ruling out)\b|\bone possibility\b"
    r"|\boklart\b|\bosäkert\b|\bovisst\b|\bokänt\b|\bomöjligt att\b|\bsvårt att (?:säga|avgöra|veta|bedöma)"
    r"|\bför tidigt att\b|\bhuruvida\b"
    r"|\b(?:undersök|utvärder|granska|pröva|analyser|mäta|mäts|följs upp|följa upp|ta reda på|frågan om)\w*"
    r"|\b(?:can ?not|can't|could not|couldn't)\b(?: \w+){0,3} (?:be )?(?:said|say|tell|told|shown|"
    r"show|know|known|determine|"
    r"determined|prove|proven|linked|connected|traced|concluded?|established?|attributed|explained)"
    r"|\bwhether\b|\btoo early\b|\b(?:do|does|did)(?: not|n't) (?:know|mean|show|prove)"
    r"|\bno (?:\w+ )?(?:evidence|proof|support|basis|grounds|reason to)\b|\bno (?:\w+ )?(?:link|effect|"
    r"connection)\b.{0,80}\b(?:shown|found|seen|established)"
    r"|\bunclear\b|\bunknown\b|\buncertain\b|\bnot (?:\w+ )?(?:possible|clear|known|certain|shown|"
    r"proven|established)\b"
    r"|\bimpossible to\b|\b(?:hard|difficult) to (?:say|tell|know)|\bremains? to be seen\b"
    r"|\bnot be (?:read|interpreted|taken|seen)\b|\b(?:evaluat|investigat|examin|assess)\w*"
)
INDIRECT = re.compile(
    r"(?<!mål)(?:^|[\s,(])(?:om|ifall|huruvida|if|whether)\s+(?!att\b|inte\b|not\b)(?:[^\s,]+\s+){0,4}$"
)
"""What stands right before a question within a sentence: "om programmet ledde till …"."""

CERTAINTY = re.compile(
    r"\b(?:ingen tvekan|inget tvivel|utan tvekan|utan tvivel|otvivelaktigt|(?:går|kan) inte (?:att )?förneka|"
    r"(?:inte|ingen) slump\w*|no (?:coincidence|accident)|(?:hade|skulle) (?:inte|aldrig|"
    r"knappast) (?:\w+ ){0,3}utan|"
    r"would not have (?:\w+ ){0,4}without|would never have|"
    r"(?:om det inte (?:vore|varit)|hade det inte varit) för|if it (?:weren't|wasn't|hadn't been) for|"
    r"no doubt|without (?:a )?doubt|undoubtedly|cannot be denied)\b"
    r"|\b(?:utvärdering|undersökning|analys|granskning)\w* (?:visar|bevisar|slår fast)(?! (?:\w+ )?(?:inte|ej))"
    r"|\b(?:evaluation|assessment|examination|investigation) (?:shows?|showed|proves?|proved|confirms?)(?! no)"
)
NOT_ONLY = re.compile(
    r"\b(?:inte|ej) (?:bara|enbart|endast|längre)\b|\bing(?:en|et) ann(?:an|at) än\b|"
    r"\bno one but\b|\bno longer\b|\blät inte vänta\b|\bnot (?:only|just|"
    r"merely)\b"
)
NEGATION = re.compile(r"\b(?:inte|ej|aldrig|ingen|inget|inga|knappast|not|no|never|neither)\b|n't\b")
INTENT = re.compile(
    r"\b(?:ska|skall|skulle|bör|borde|vill|ville|kan|kunde|avser|avsåg|syftar|syftade|syftet|syfte|"
    r"mål|målet|målen|väntas|\w*målsättning\w*|"
    r"förväntas|hoppas|hoppades|förhoppning\w*|ambition\w*|avsikt\w*|tanken|planen är|för att|"
    r"should|would|shall|may|might|could|can|aims?|aimed|goals?|purpose|targets?|hopes?|hoped|expected|expects|"
    r"intended|intends|"
    r"designed to|in order to|so that)\b"
)
GUESS = re.compile(
    r"\b(?:kan|kunde|skulle kunna|torde) (?:\w+ )?ha\b|\b(?:kanske|möjligen|eventuellt|kommer att|"
    r"may have|might have|could have|perhaps|possibly|maybe|will)\b"
)
SAID_BY = re.compile(
    r"\benligt (?!(?:\w+ )?(?:utvärdering|statistik|scb|siffr|rapport|analys|undersökning|kolada))"
    r"|\b(?:säger(?! siffr)|sa|sade|menar|menade|anser|ansåg|tror|trodde|hävdar|hävdade|tycker|tyckte|bedömer|"
    r"berättar|uppger)\b"
    r"|\baccording to (?!(?:the )?(?:evaluation|statistics|figures|report|analysis|study))"
    r"|\b(?:says|said|believes?|believed|thinks?|thought|argues?|argued|claims|claimed|in the view of)\b"
)
CONTRAST = re.compile(r",?\s+(?:men|däremot|but|however|yet)\s+|;\s+|\s+[–—]\s+")
