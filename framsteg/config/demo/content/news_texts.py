"""The news items' words, dates, categories and what they are about. The wording is our own."""

from dataclasses import dataclass, field
from datetime import date

from framsteg.config.demo import sources
from framsteg.config.demo.content import events, programme, stories
from framsteg.config.demo.pages import Both

# Key, name, name in English.
CATEGORIES = (
    ("development", "Utveckling", "Development"),
    ("safety", "Trygghet och jämställdhet", "Safety and gender equality"),
    ("work", "Arbete och etablering", "Work and getting established"),
    ("building", "Bygga och bo", "Building and housing"),
    ("visits", "Besök", "Visits"),
)


@dataclass(frozen=True)
class Item:
    """A news item."""

    key: str
    day: date
    category: str
    title: Both
    lead: Both
    body: Both
    source: sources.Source = field(default_factory=lambda: sources.NEWS_LIST)
    programmes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    shows_status: bool = False


FINAL_REPORT = Item(
    key="final-report",
    day=sources.ASSUMED_DAY,
    category="development",
    title=Both("Attraktivare Kristinehamn slutredovisas", "A More Attractive Kristinehamn: the final report"),
    lead=Both(
        "Av de 46 delprojekten är 38 klara, sex pågår fortfarande och två har ännu inte påbörjats.",
        "Of the 46 sub-projects, 38 are done, six are still ongoing and two have not yet been started.",
    ),
    body=Both(
        """
        Programmet Ett Attraktivare Kristinehamn har redovisats vid en pressträff. Det började med ett
        seminarium i maj 2011, där näringsliv, politik, tjänstemän och medborgare deltog. Ur seminariet kom
        en strategisk handlingsplan med tio prioriterade områden och 46 delprojekt.

        Kommunchefen har varit huvudansvarig. I projektgruppen har förvaltningschefer, tjänstemän från
        nämnderna och chefen för NäringslivsSamverkan i Kristinehamn ingått. I 2012 års budget fanns
        1,7~miljoner kronor avsatta.

        Ett av målen är att befolkningen ska växa. Under 2012 ökade folkmängden med 31 personer. Om det
        finns ett samband med programmet går ännu inte att säga.
        """,
        """
        The programme A More Attractive Kristinehamn has been accounted for at a press conference. It began
        with a seminar in May 2011, where business, politicians, officials and residents took part. Out of
        the seminar came a strategic action plan with ten priority areas and 46 sub-projects.

        The chief executive of the municipality has had the main responsibility. Heads of administration,
        officials from the boards and the head of NäringslivsSamverkan i Kristinehamn have been in the
        project group. SEK~1.7~million was set aside in the 2012 budget.

        One of the goals is that the population is to grow. During 2012 the population rose by 31. Whether
        there is a link to the programme cannot yet be said.
        """,
    ),
    source=sources.page_with(
        "Vilken dag nyheten publicerades framgår inte. Dagen här är ett exempel: den sista dagen i det år då"
        " programmet genomfördes.",
        "It does not say on which day the news was published. The day here is an example: the last day of the year"
        " in which the programme was carried out.",
    ),
    programmes=(programme.PROGRAMME,),
    events=(events.PRESS_CONFERENCE, events.SEMINAR),
    shows_status=True,
)
ROYAL_VISIT = Item(
    key="royal-visit",
    day=date(2015, 8, 31),
    category="visits",
    title=Both("Kungligt besök den 27~augusti", "Royal visit on 27~August"),
    lead=Both(
        "Den 27~augusti fick Kristinehamn kungligt besök.", "On 27~August Kristinehamn had a royal visit."
    ),
    body=Both(
        "Kommunens egen nyhet beskriver besöket. Här återger vi bara att det ägde rum, och när.",
        "The municipality's own news item describes the visit. Here we tell only that it took place, and when.",
    ),
    events=(events.ROYAL_VISIT,),
)
CONTACT_CENTRE = Item(
    key="contact-centre",
    day=date(2016, 1, 22),
    category="development",
    title=Both("Arbetet med ett kontaktcenter börjar i mars", "Work on a contact centre begins in March"),
    lead=Both(
        "Den 8~mars börjar arbetet med ett kontaktcenter. En projektgrupp bildas.",
        "Work on a contact centre begins on 8~March. A project group is formed.",
    ),
    body=Both(
        "Först görs en förstudie. Den ska visa vilka tjänster som kan flytta till ett kontaktcenter.",
        "A pre-study comes first. It is to show which services can move to a contact centre.",
    ),
    programmes=(stories.CONTACT_CENTRE,),
)
DETAILED_PLAN = Item(
    key="detailed-plan",
    day=date(2016, 2, 8),
    category="building",
    title=Both(
        "Tingsrätten avslår överklagandena om Björktrasten",
        "The court rejects the appeals about the block Björktrasten",
    ),
    lead=Both(
        """
        Den 5~februari avslog Vänersborgs tingsrätt överklagandena av den antagna detaljplanen för kvarteret
        Björktrasten.
        """,
        """
        On 5~February Vänersborg District Court rejected the appeals against the adopted detailed plan for
        the block Björktrasten.
        """,
    ),
    body=Both(
        "Ärendet har tre steg: detaljplanen antogs, beslutet överklagades och domstolen avslog överklagandena.",
        "The case has three steps: the detailed plan was adopted, the decision was appealed, and the court rejected"
        " the appeals.",
    ),
    decisions=(stories.PLAN_ADOPTED, stories.PLAN_APPEALED, stories.PLAN_UPHELD),
)
INFOCENTER = Item(
    key="infocenter",
    day=date(2016, 3, 1),
    category="work",
    title=Both("Infocenter har öppnat", "The Infocenter has opened"),
    lead=Both(
        "Den 29~februari öppnade ett Infocenter. Det ska hjälpa nyanlända att etablera sig.",
        "An Infocenter opened on 29~February. It is to help new arrivals get established.",
    ),
    body=Both(
        "Kommunen gör det tillsammans med Arbetsförmedlingen.",
        "The municipality does this together with the Swedish Public Employment Service.",
    ),
    programmes=(stories.INFOCENTER,),
)
MEMBERSHIP = Item(
    key="membership",
    day=date(2016, 3, 2),
    category="safety",
    title=Both(
        "Kommunen blir hundrade organisation i Ett jämställt Värmland",
        "The municipality becomes the hundredth organisation in A gender-equal Värmland",
    ),
    lead=Both(
        "Kristinehamns kommun går med i projektet Ett jämställt Värmland. Landshövdingen kommer på besök.",
        "Kristinehamn municipality joins the project A gender-equal Värmland. The county governor comes to visit.",
    ),
    body=Both(
        "Kommunen är den hundrade organisationen som går med.",
        "The municipality is the hundredth organisation to join.",
    ),
    programmes=(stories.MEMBERSHIP,),
)
CITIZEN_PROMISE = Item(
    key="citizen-promise",
    day=date(2016, 5, 3),
    category="safety",
    title=Both("Förslag till medborgarlöfte antaget", "Proposal for a citizen promise adopted"),
    lead=Both(
        "Kommunstyrelsen antog den 3~maj ett förslag till medborgarlöfte för 2016–2017.",
        "On 3~May the municipal executive board adopted a proposal for a citizen promise for 2016–2017.",
    ),
    body=Both(
        "Löftet ges av kommunen och polisen tillsammans. Det ska öka känslan av trygghet.",
        "The municipality and the police make the promise together. It is to raise the sense of safety.",
    ),
    programmes=(stories.PROMISE,),
    decisions=(stories.PROMISE_DECISION,),
)
ITEMS = (
    FINAL_REPORT,
    ROYAL_VISIT,
    CONTACT_CENTRE,
    DETAILED_PLAN,
    INFOCENTER,
    MEMBERSHIP,
    CITIZEN_PROMISE,
)
