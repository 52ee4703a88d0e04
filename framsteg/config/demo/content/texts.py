"""Two pages of text: how programmes are accounted for, and where the demo's information comes from."""

from wagtail.models import Page

from framsteg.cms.models import ContentPage
from framsteg.config.demo import pages
from framsteg.config.demo.content.site import HOME, SECTION
from framsteg.config.demo.loader import Loader
from framsteg.config.demo.pages import Both
from framsteg.lib.plain_language import Language
from framsteg.lib.text import slug

ACCOUNT_TITLE = Both("Så redovisar vi program", "How we account for programmes")
ACCOUNT_LEAD = Both(
    "Vad lägena betyder, och hur vi räknar hur långt ett program har kommit.",
    "What the stages mean, and how we count how far a programme has come.",
)
ACCOUNT = (
    (
        Both("Lägen", "Stages"),
        Both(
            """
            Varje delprojekt har ett läge. Det kommer från den senaste lägesrapporten, och tidigare
            rapporter finns kvar.

            - **Ej påbörjat:** arbetet har inte börjat.
            - **Pågår:** arbetet är i gång.
            - **Klart:** arbetet är slutfört. Det kan ändå leva vidare i något annat.
            - **Pausat:** arbetet står stilla för tillfället.
            - **Avbrutet:** arbetet slutförs inte.
            - **Övergått i annat:** arbetet fortsätter i en annan form.
            - **Okänt:** det finns ingen uppgift. Det är inte samma sak som ej påbörjat.
            """,
            """
            Every sub-project has a stage. It comes from the latest status report, and earlier reports are
            kept.

            - **Not started:** the work has not begun.
            - **Ongoing:** the work is under way.
            - **Done:** the work is completed. It may still live on in something else.
            - **Paused:** the work stands still for now.
            - **Cancelled:** the work will not be completed.
            - **Became something else:** the work goes on in another form.
            - **Unknown:** there is no information. That is not the same as not started.
            """,
        ),
    ),
    (
        Both("Så räknar vi", "How we count"),
        Both(
            """
            Vi visar hur många delprojekt som är klara av dem som räknas. Avbrutna delprojekt och delprojekt
            som har övergått i annat räknas inte, utan visas för sig. Pausade delprojekt och delprojekt med
            okänt läge räknas, men inte som klara.

            Ett delprojekt som hör till flera områden räknas bara en gång i totalen.
            """,
            """
            We show how many sub-projects are done, of those that count. Cancelled sub-projects and those
            that became something else do not count, but are shown apart. Paused sub-projects and those with
            an unknown stage count, but not as done.

            A sub-project that belongs to several areas counts only once in the total.
            """,
        ),
    ),
    (
        Both("Pengar", "Money"),
        Both(
            """
            Ett anslag är pengar som är avsatta i budgeten. Det säger inte hur mycket som har använts. När
            vi inte vet det skriver vi det, och visar aldrig noll i stället.
            """,
            """
            An appropriation is money set aside in the budget. It does not say how much has been spent.
            Where we do not know that we say so, and never show zero instead.
            """,
        ),
    ),
)
ABOUT_TITLE = Both("Om uppgifterna", "About the data")
ABOUT_LEAD = Both(
    "Varifrån uppgifterna kommer, vad som är verkligt och vad som bara är exempel.",
    "Where the information comes from, what is real, and what is only an example.",
)
ABOUT = (
    (
        Both("En demonstration", "A demonstration"),
        Both(
            """
            Den här webbplatsen visar vad Framsteg kan göra. Den bygger på offentliga uppgifter om
            Kristinehamn, men den är inte kommunens egen webbplats och kommunen har inte granskat den.
            """,
            """
            This site shows what Framsteg can do. It is built on public information about Kristinehamn, but
            it is not the municipality's own website, and the municipality has not reviewed it.
            """,
        ),
    ),
    (
        Both("Det här är verkligt", "This is real"),
        Both(
            """
            - programmets gång: seminariet i maj 2011, handlingsplanen, arbetet under 2012 och
            slutredovisningen
            - de tio prioriterade områdena, i programmets egen ordning
            - att delprojekten var 46, och att 38 var klara, sex pågick och två inte var påbörjade vid
            slutredovisningen
            - namnet på delprojekt 18, dialogmötet om centrum och vad delprojektet blev
            - anslaget på 1,7~miljoner kronor i 2012 års budget
            - folkmängden, från SCB
            - medborgarlöftet, medlemskapet, Infocenter, detaljplanen, förstudien och det kungliga besöket
            """,
            """
            - the course of the programme: the seminar in May 2011, the action plan, the work in 2012 and
            the final report
            - the ten priority areas, in the programme's own order
            - that there were 46 sub-projects, and that 38 were done, six ongoing and two not started at the
            final report
            - the name of sub-project 18, the dialogue meeting on the town centre, and what the sub-project
            became
            - the appropriation of SEK~1.7~million in the 2012 budget
            - the population, from Statistics Sweden (SCB)
            - the citizen promise, the membership, the Infocenter, the detailed plan, the pre-study and the
            royal visit
            """,
        ),
    ),
    (
        Both("Det här har vi räknat ut", "This we have computed"),
        Both(
            """
            Om programmet hade någon effekt på folkmängden har vi räknat på själva, med SCB:s folkmängd för alla
            kommuner. Frågan är registrerad av den som har gjort demonstrationen, inte av kommunen.
            """,
            """
            Whether the programme had an effect on the population we have computed ourselves, with Statistics
            Sweden's population of all municipalities. The question was filed by the maker of the
            demonstration, not by the municipality.
            """,
        ),
    ),
    (
        Both("Det här är exempel", "These are examples"),
        Both(
            """
            - **Lägena:** vilka delprojekt som var klara, pågick eller inte var påbörjade är inte
            offentligt. Här visas vart sjunde nummer som pågående och numren 23 och 46 som ej påbörjade.
            Summorna blir då de verkliga.
            - **Områdena:** vilket område de namnlösa delprojekten hörde till är inte offentligt. Här är de
            utdelade i tur och ordning.
            - **Dagen:** vilken dag slutredovisningen gjordes är inte offentligt. Där en dag behövs står den
            31~december 2012, den sista dagen i det år då programmet genomfördes.

            Exemplen är märkta på de sidor där de syns.
            """,
            """
            - **The stages:** which sub-projects were done, ongoing or not started is not public. Here every
            seventh number is shown as ongoing, and numbers 23 and 46 as not started. The sums are then the
            real ones.
            - **The areas:** which area the unnamed sub-projects belonged to is not public. Here they are
            dealt out in turn.
            - **The day:** on which day the final report was made is not public. Where a day is needed it is
            31~December 2012, the last day of the year in which the programme was carried out.

            The examples are marked on the pages where they are shown.
            """,
        ),
    ),
    (
        Both("Det här vet vi inte", "This we do not know"),
        Both(
            """
            - namnen på 45 av de 46 delprojekten
            - hur mycket av anslaget som användes, och till vad
            - vilken tisdag pressträffen hölls

            Ingen person är nämnd vid namn. Källan anger roller, och det gör vi också.
            """,
            """
            - the names of 45 of the 46 sub-projects
            - how much of the appropriation was spent, and on what
            - on which Tuesday the press conference was held

            No person is named. The source gives roles, and so do we.
            """,
        ),
    ),
    (
        Both("Källor", "Sources"),
        Both(
            """
            - Kristinehamns kommuns webbplats, sidan ”Attraktivare Kristinehamn slutredovisas”, och andra
            offentliga uppgifter från kommunen. Texterna här är våra egna.
            - Folkmängd den 31~december. Källa: SCB. Licens: CC0.
            """,
            """
            - The website of Kristinehamn municipality, the page “Attraktivare Kristinehamn slutredovisas”,
            and other public information from the municipality. The wording here is our own.
            - Population on 31~December. Source: Statistics Sweden (SCB). Licence: CC0.
            """,
        ),
    ),
)


def load(demo: Loader) -> None:
    """One page below the section, one below the start page."""
    account = (ACCOUNT_TITLE, ACCOUNT_LEAD, ACCOUNT)
    about = (ABOUT_TITLE, ABOUT_LEAD, ABOUT)
    pages.add(demo, "account", lambda language: _text(language, *account), under=SECTION)
    pages.add(demo, "about", lambda language: _text(language, *about), under=HOME)


def _text(language: Language, title: Both, lead: Both, body: tuple[tuple[Both, Both], ...]) -> Page:
    blocks = [
        block
        for heading, words in body
        for block in (pages.heading(heading[language]), pages.paragraphs(words[language]))
    ]
    return ContentPage(
        title=title[language], slug=slug(title.sv), lead=lead[language], body=blocks, show_in_menus=True
    )
