"""One address of every kind of public page, for the walks that visit them all."""

MUNICIPALITY = "/kristinehamn"
PROGRAMME = f"{MUNICIPALITY}/program/ett-attraktivare-kristinehamn"

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
    "decisions": f"{PROGRAMME}/beslut/",
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
    "about the figures": f"{MUNICIPALITY}/om-uppgifterna/",
    "accessibility statement": f"{MUNICIPALITY}/tillganglighetsredogorelse/",
    "search": f"{MUNICIPALITY}/sok/?q=centrum",
    "search without words": f"{MUNICIPALITY}/sok/",
    "contact": f"{MUNICIPALITY}/kontakt/",
    "missing": f"{MUNICIPALITY}/finns-inte/",
}
LANGUAGES = ("sv", "en")


def all_pages() -> list[tuple[str, str, str]]:
    """Language, kind and address of every page in every language."""
    return [(language, kind, f"/{language}{path}") for language in LANGUAGES for kind, path in PAGES.items()]
