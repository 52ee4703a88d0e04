"""The question that the municipality left open in 2012, filed and answered with official statistics.

The demo files it long after the outcome was known, and its page says so.
"""

from decimal import Decimal

from framsteg.accounts.models import Municipality
from framsteg.analysis import actions
from framsteg.analysis.enums import Check, DonorsRule, Estimator, Scale
from framsteg.analysis.models import Evaluation, EvaluationPlan, Run
from framsteg.config.demo.loader import Loader
from framsteg.config.demo.text import text
from framsteg.indicators.actions import packed
from framsteg.indicators.models import Indicator, Region

from .organisation import MUNICIPALITY
from .programme import STATISTICS, the_programme

EVALUATION, PLAN, RUN = "evaluation", "evaluation/plan", "evaluation/run"

ASSUMPTIONS = text("""
    Jämförelsen bygger på att kommuner vars folkmängd har rört sig som Kristinehamns i nästan fyrtio år
    skulle ha fortsatt att göra det även från 2012, om inget särskilt hade hänt. Det är rimligt, för de
    påverkas av samma konjunktur, samma flyttströmmar och samma åldrande befolkning. Serien är lång, och
    alla 290 kommuner finns med i den.

    Antagandet prövas genom att vi låtsas att programmet började i tidigare år, byter jämförelsekommuner
    och kortar serien. Folkmängden räknas i relativa förändringar (logaritmer), så att kommuner av olika
    storlek går att jämföra.
""")
ASSUMPTIONS_EN = text("""
    The comparison rests on this: municipalities whose population moved like that of Kristinehamn for
    almost forty years would have gone on doing so from 2012, had nothing special happened. That is
    reasonable, as they are affected by the same economy, the same migration and the same ageing. The
    series is long and holds all 290 municipalities.

    The assumption is tried by pretending that the programme began in earlier years, by changing the
    municipalities compared with and by shortening the series. The population is counted in relative
    changes (logarithms), so that municipalities of different size can be compared.
""")
METHOD = text("""
    Metoden, syntetisk skillnad-i-skillnader, valdes för att den hade minst fel av de metoder som
    prövades på alla svenska kommuners folkmängd åren 1996–2015: den missade i genomsnitt med 0,6 procent
    efter ett år och 2,1 procent efter fem. Enkel skillnad-i-skillnader missade med mer än tio procent.
    De andra metoderna redovisas som kontroll.

    Starten är satt till 2012, det år då delprojekten genomfördes. Programmet inleddes i maj 2011, och en
    start 2011 redovisas bland kontrollerna. Frågan är registrerad av den som har gjort demon, inte av
    kommunen.
""")
METHOD_EN = text("""
    The method, synthetic difference-in-differences, was chosen because it had the smallest errors of
    those tried on the population of every Swedish municipality in 1996–2015: it missed by 0.6 per cent
    on average after one year and by 2.1 per cent after five. Plain difference-in-differences missed by
    more than ten per cent. The other methods are shown as a check.

    The start is set to 2012, the year in which the sub-projects were carried out. The programme opened
    in May 2011, and a start in 2011 is shown among the checks. The question was filed by the maker of
    the demo, not by the municipality.
""")


def load_statistics(demo: Loader) -> None:
    """The official figures, before the goals that are measured by them."""
    demo.add_through(STATISTICS, lambda: _statistics(demo))


def load(demo: Loader) -> None:
    demo.add(EVALUATION, lambda: _evaluation(demo))
    demo.add_through(PLAN, lambda: _filed_plan(demo))
    demo.add_through(RUN, lambda: _run(demo))


def _statistics(demo: Loader) -> Indicator:
    packed.load_population(by=demo.by, at=demo.at)
    return Indicator.objects.get(is_population=True)


def _evaluation(demo: Loader) -> Evaluation:
    municipality = demo.the(MUNICIPALITY, Municipality)
    return Evaluation(
        municipality=municipality,
        programme=the_programme(demo),
        indicator=demo.the(STATISTICS, Indicator),
        region=Region.objects.get(code=municipality.code),
        title="Växte folkmängden mer än den annars skulle ha gjort?",
        title_en="Did the population grow more than it otherwise would have?",
        slug="folkmangd",
    )


def _filed_plan(demo: Loader) -> EvaluationPlan:
    plan = EvaluationPlan(
        evaluation=demo.the(EVALUATION, Evaluation),
        series_from="1975",
        last_before="2011",
        starts="2012",
        followed=5,
        answerable_after=1,
        donors_rule=DonorsRule.ALL,
        other_beginnings=["1990"],
        scale=Scale.LOG,
        estimator=Estimator.SDID,
        checks=list(Check.values),
        significance=Decimal("0.10"),
        assumptions=ASSUMPTIONS,
        assumptions_en=ASSUMPTIONS_EN,
        method=METHOD,
        method_en=METHOD_EN,
    )
    actions.plans.draft(plan, by=demo.by, at=demo.at)
    actions.plans.file_question(plan, by=demo.by, at=demo.at)
    return plan


def _run(demo: Loader) -> Run:
    """Compute the answer and make it public."""
    evaluation = demo.the(EVALUATION, Evaluation)
    ran = actions.runs.run(evaluation, by=demo.by, at=demo.at)
    actions.publication.publish(evaluation, by=demo.by, at=demo.at)
    return ran.run
