"""The demo's public pages, read as a visitor gets them, in both languages."""

import html
import re
from datetime import UTC, datetime

from django.test import TestCase

from framsteg.config.demo import load

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PROGRAMME = "program/ett-attraktivare-kristinehamn/"
NEWS = "kommun-politik/nyheter/"
ADDRESSES = (
    "",
    "program/",
    PROGRAMME,
    f"{PROGRAMME}delprojekt/",
    f"{PROGRAMME}delprojekt/7/",
    f"{PROGRAMME}delprojekt/18/",
    f"{PROGRAMME}omrade/9/",
    f"{PROGRAMME}beslut/",
    "program/medborgarlofte-2016-2017/",
    "program/ett-jamstallt-varmland/",
    "program/infocenter/",
    "program/kontaktcenter/",
    "handelser/",
    "handelser/seminarium-2011/",
    "handelser/dialogmote-om-centrum-2012/",
    "handelser/presstraff-slutredovisning/",
    "handelser/kungligt-besok-2015/",
    "kommun-politik/",
    "kommun-politik/sa-redovisar-vi-program/",
    NEWS,
    f"{NEWS}attraktivare-kristinehamn-slutredovisas/",
    f"{NEWS}forslag-till-medborgarlofte-antaget/",
    "om-uppgifterna/",
    "tillganglighetsredogorelse/",
    "kontakt/",
)
EXAMPLE_MARK = {"sv": "bara exempel", "en": "only examples"}
STATUS = {
    "sv": "Av de 46 delprojekten är 38 klara, sex pågår fortfarande och två har ännu inte påbörjats.",
    "en": "Of the 46 sub-projects, 38 are done, six are still ongoing and two have not yet been started.",
}


class ThePages(TestCase):
    """Loaded once for all these tests."""

    @classmethod
    def setUpTestData(cls) -> None:
        load(NOW)

    def words(self, language: str, address: str) -> str:
        """The text of a page, as it is read."""
        response = self.client.get(f"/{language}/kristinehamn/{address}")
        assert response.status_code == 200, f"{language} {address}: {response.status_code}"
        text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
        return " ".join(html.unescape(text).split())

    def test_every_page_is_there_in_both_languages(self) -> None:
        for language in ("sv", "en"):
            for address in ADDRESSES:
                assert "Kristinehamn" in self.words(language, address)

    def test_the_status_reads_as_a_sentence_and_as_the_real_totals(self) -> None:
        for language, sentence in STATUS.items():
            assert sentence in self.words(language, PROGRAMME)
            assert sentence in self.words(language, f"{NEWS}attraktivare-kristinehamn-slutredovisas/")

    def test_pages_with_examples_say_so(self) -> None:
        shown = (PROGRAMME, f"{PROGRAMME}delprojekt/", f"{PROGRAMME}delprojekt/7/", f"{PROGRAMME}omrade/9/")
        for language, mark in EXAMPLE_MARK.items():
            for address in shown:
                assert mark in self.words(language, address), (language, address)

    def test_the_programme_page_tells_the_money_the_roles_and_what_cannot_be_said(self) -> None:
        page = self.words("sv", PROGRAMME)
        for fact in (
            "1,7 miljoner kronor",
            "Kommunchef",
            "Förvaltningschefer",
            "Tjänstemän från nämnderna",
            "NäringslivsSamverkan i Kristinehamn",
            "inte hur mycket som användes",
            "ännu inte går att säga om ökningen har något samband med programmet",
            "plats 140",
        ):
            assert fact in page, fact

    def test_the_dialogue_tells_a_range_and_what_happened_with_the_views(self) -> None:
        page = self.words("sv", "handelser/dialogmote-om-centrum-2012/")
        for fact in ("200–300", "lör, 2012-09-15", "fyra dokument", "utlovade en handlingsplan"):
            assert fact in page, fact

    def test_the_press_conference_has_no_day(self) -> None:
        page = self.words("sv", "handelser/presstraff-slutredovisning/")
        assert "Pressträffen hölls en tisdag. Vilken dag framgår inte av källan." in page

    def test_the_news_stands_in_the_order_of_the_page(self) -> None:
        page = self.words("sv", NEWS)
        days = re.findall(r"(?:mån|tis|ons|tors|fre|lör|sön), \d{4}-\d{2}-\d{2}", page)
        assert days == [
            "tis, 2016-05-03",
            "ons, 2016-03-02",
            "tis, 2016-03-01",
            "mån, 2016-02-08",
            "fre, 2016-01-22",
            "mån, 2015-08-31",
            "mån, 2012-12-31",
        ]

    def test_the_day_of_the_final_reports_news_is_told_as_an_example(self) -> None:
        page = self.words("sv", f"{NEWS}attraktivare-kristinehamn-slutredovisas/")
        assert "Vilken dag nyheten publicerades framgår inte. Dagen här är ett exempel" in page

    def test_the_site_says_that_it_is_a_demonstration(self) -> None:
        assert "Det är inte kommunens egen webbplats." in self.words("sv", "")
        assert "It is not the municipality's own website." in self.words("en", "")
