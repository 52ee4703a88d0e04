"""One address of every kind of public page, for the walks that visit them all."""

from datetime import date, timedelta

from framsteg.config.demo.content import example_history

MUNICIPALITY = "/kristinehamn"
PROGRAMME = f"{MUNICIPALITY}/program/ett-attraktivare-kristinehamn"

EXAMPLE = f"{MUNICIPALITY}/program/exempel"
LAST_MONTH = date.today().replace(day=1) - timedelta(days=1)
"""The day of the example's open round; see config.demo.content.example_round."""
CLOSED_ROUNDS = [
    example_history.months_before(LAST_MONTH, each.months)
    for each in (example_history.FIRST, example_history.SECOND)
]

PAGES = {
    "start": f"{MUNICIPALITY}/",
    "section": f"{MUNICIPALITY}/kommun-politik/",
    "news section": f"{MUNICIPALITY}/kommun-politik/nyheter/",
    "news archive": f"{MUNICIPALITY}/kommun-politik/nyheter/?ar=2016",
    "programmes": f"{MUNICIPALITY}/program/",
    "programme": f"{PROGRAMME}/",
    "area": f"{PROGRAMME}/omrade/9/",
    "sub-projects": f"{PROGRAMME}/delprojekt/",
    "sub-projects, filtered": f"{PROGRAMME}/delprojekt/?lage=ongoing&omrade=9",
    "sub-project": f"{PROGRAMME}/delprojekt/18/",
    "sub-project without name": f"{PROGRAMME}/delprojekt/7/",
    "rounds": f"{EXAMPLE}/uppfoljning/",
    "round": f"{EXAMPLE}/uppfoljning/{CLOSED_ROUNDS[1]}/",
    "round, summary": f"{EXAMPLE}/uppfoljning/{CLOSED_ROUNDS[1]}/sammanfattning/",
    "rounds, compared": f"{EXAMPLE}/uppfoljning/jamfor/?fran={CLOSED_ROUNDS[0]}&till={CLOSED_ROUNDS[1]}",
    "decisions": f"{PROGRAMME}/beslut/",
    "register of decisions": f"{MUNICIPALITY}/beslut/",
    "register, filtered": f"{MUNICIPALITY}/beslut/?utfall=upheld&verkstallt=not_stated",
    "what has changed": f"{PROGRAMME}/andringar/",
    "what has changed in a sub-project": f"{PROGRAMME}/delprojekt/18/andringar/",
    "what happens next": f"{PROGRAMME}/avslut/",
    "goals and figures": f"{PROGRAMME}/granskning/",
    "money": f"{PROGRAMME}/pengar/",
    "money in millions": f"{PROGRAMME}/pengar/?enhet=mkr",
    "events": f"{MUNICIPALITY}/handelser/",
    "event": f"{MUNICIPALITY}/handelser/dialogmote-om-centrum-2012/",
    "indicators": f"{MUNICIPALITY}/nyckeltal/",
    "indicator": f"{MUNICIPALITY}/nyckeltal/folkmangd/",
    "indicator, compared": f"{MUNICIPALITY}/nyckeltal/folkmangd/?jamfor=1780",
    "evaluations": f"{MUNICIPALITY}/utvardering/",
    "evaluation": f"{MUNICIPALITY}/utvardering/folkmangd/",
    "news": f"{MUNICIPALITY}/kommun-politik/nyheter/attraktivare-kristinehamn-slutredovisas/",
    "reports": f"{MUNICIPALITY}/rapport/",
    "report": f"{MUNICIPALITY}/rapport/ett-attraktivare-kristinehamn/1/",
    "what came after": f"{MUNICIPALITY}/rapport/ett-attraktivare-kristinehamn/1/efterat/",
    "press": f"{MUNICIPALITY}/press/",
    "press page": f"{MUNICIPALITY}/press/exempel-slutredovisning/",
    "about the figures": f"{MUNICIPALITY}/om-uppgifterna/",
    "accessibility statement": f"{MUNICIPALITY}/tillganglighetsredogorelse/",
    "open data": f"{MUNICIPALITY}/oppna-data/",
    "boxes for other sites": f"{MUNICIPALITY}/oppna-data/badda-in/",
    "open data of a kind": f"{MUNICIPALITY}/oppna-data/sub-projects/",
    "search": f"{MUNICIPALITY}/sok/?q=centrum",
    "search without words": f"{MUNICIPALITY}/sok/",
    "contact": f"{MUNICIPALITY}/kontakt/",
    "missing": f"{MUNICIPALITY}/finns-inte/",
}
BOXES = {
    "box of a programme": f"{MUNICIPALITY}/ruta/program/ett-attraktivare-kristinehamn/",
    "box of an indicator": f"{MUNICIPALITY}/ruta/nyckeltal/folkmangd/",
}
"""What other sites show in a frame: without the frame of a page."""
LANGUAGES = ("sv", "en")


def all_pages() -> list[tuple[str, str, str]]:
    """Language, kind and address of every page in every language."""
    return [(language, kind, f"/{language}{path}") for language in LANGUAGES for kind, path in PAGES.items()]
