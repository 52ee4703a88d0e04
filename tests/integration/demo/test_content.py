"""What the demo says: the facts that are public, marked with where they come from, and nothing invented."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Model
from django.test import TestCase

from framsteg.accounts.models import Municipality, OrganisationUnit, Person, Role
from framsteg.audit.models import AuditEntry, Provenance, ProvenanceKind
from framsteg.cms.models import NewsPage
from framsteg.config.demo import load
from framsteg.participation.models import Event
from framsteg.programme.models import (
    Appropriation,
    Decision,
    Goal,
    Milestone,
    Phase,
    PriorityArea,
    Programme,
    ProgrammeRole,
    ProgrammeUnit,
    Stage,
    StatusReport,
    SubProject,
)

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SLUG = "ett-attraktivare-kristinehamn"


def rows(queryset: Any, *fields: str) -> list[tuple[Any, ...]]:
    return list(queryset.values_list(*fields))


class TheDemo(TestCase):
    """Loaded once for all these tests."""

    programme: Programme

    @classmethod
    def setUpTestData(cls) -> None:
        load(NOW)
        cls.programme = Programme.objects.get(slug=SLUG)

    def test_the_municipality_is_kristinehamn(self) -> None:
        assert rows(Municipality.objects, "code", "name", "slug", "organisation_number") == [
            ("1781", "Kristinehamn", "kristinehamn", "212000-1868")
        ]

    def test_the_programme_began_in_may_2011_and_was_carried_out_in_2012(self) -> None:
        programme = self.programme
        assert (programme.starts_on, programme.starts_precision) == (date(2011, 5, 1), "month")
        assert (programme.ends_on, programme.ends_precision) == (date(2012, 12, 31), "year")

    def test_the_phases_leave_out_dates_that_are_not_public(self) -> None:
        phases = Phase.objects.filter(programme=self.programme).order_by("order")
        assert rows(phases, "kind", "starts_on", "starts_precision") == [
            ("seminar", date(2011, 5, 1), "month"),
            ("planning", None, "day"),
            ("implementation", date(2012, 1, 1), "year"),
            ("closed", None, "day"),
            ("afterwards", date(2014, 1, 1), "year"),
        ]

    def test_one_goal_can_be_measured_and_one_cannot(self) -> None:
        goals = Goal.objects.filter(programme=self.programme).order_by("order")
        assert rows(goals, "title", "is_measurable") == [
            ("Kommunen ska återfå en mer positiv utveckling", False),
            ("Befolkningen ska växa", True),
        ]

    def test_the_ten_areas_stand_in_their_order(self) -> None:
        assert rows(PriorityArea.objects.order_by("number"), "number", "title") == [
            (1, "Ett bättre näringslivsklimat"),
            (2, "Bättre värdskap samt välkomna de som flyttar hit"),
            (3, "Ökad sysselsättning"),
            (4, "En ännu bättre grund- och gymnasieskola"),
            (5, "Bättre samverkan mellan skola och näringsliv"),
            (6, "Ökad möjlighet till boende i kommunen"),
            (7, "Ökad turism och besök i kommunen"),
            (8, "Hela kommunen ska utvecklas"),
            (9, "Ett attraktivare centrum"),
            (10, "Gör invånarna delaktiga"),
        ]

    def test_of_46_sub_projects_38_are_done_6_ongoing_and_2_not_started(self) -> None:
        stages = Counter(SubProject.objects.values_list("stage", flat=True))
        assert stages == {Stage.DONE: 38, Stage.ONGOING: 6, Stage.NOT_STARTED: 2}
        assert StatusReport.objects.count() == 46

    def test_only_number_18_has_a_name_and_it_sits_in_the_town_centre(self) -> None:
        named = SubProject.objects.exclude(title="")
        assert rows(named, "number", "title", "main_area__number") == [
            (18, "Ett trevligare och mer levande centrum", 9)
        ]

    def test_number_18_lives_on(self) -> None:
        assert SubProject.objects.get(number=18).became.splitlines() == [
            "- 2014: en permanent centrumgrupp",
            "- 2019: en vision för centrum",
            "- 2019–2030: en handlingsplan",
            "- sedan 2020: ett årligt centrumbidrag",
        ]

    def test_nothing_is_planned_on_days_that_nobody_has_told(self) -> None:
        dates = ("planned_start", "planned_end", "started_on", "ended_on")
        assert set(rows(SubProject.objects, *dates)) == {(None, None, None, None)}
        assert not Milestone.objects.exists()

    def test_the_money_is_what_was_set_aside(self) -> None:
        assert rows(Appropriation.objects, "budget_year", "amount_ore") == [(2012, 170_000_000)]
        assert "inte hur mycket som användes" in Appropriation.objects.get().provenance_note

    def test_people_are_told_by_role_and_nobody_is_named(self) -> None:
        links = ProgrammeRole.objects.filter(programme=self.programme).order_by("order")
        assert rows(links, "role__title", "function") == [
            ("Kommunchef", "responsible"),
            ("Förvaltningschefer", "project_group"),
            ("Tjänstemän från nämnderna", "project_group"),
            ("Chef för NäringslivsSamverkan i Kristinehamn", "project_group"),
        ]
        assert not Person.objects.exists()
        assert not Role.objects.exclude(holder=None).exists()

    def test_only_bodies_that_the_source_names_are_there(self) -> None:
        assert set(OrganisationUnit.objects.values_list("name", flat=True)) == {
            "Kommunstyrelsen",
            "NäringslivsSamverkan i Kristinehamn",
            "Polisen",
            "Arbetsförmedlingen",
            "Ett jämställt Värmland",
        }

    def test_the_other_programmes_are_of_their_own_kinds(self) -> None:
        others = Programme.objects.exclude(slug=SLUG).order_by("slug")
        assert rows(others, "slug", "kind", "starts_on", "starts_precision") == [
            ("ett-jamstallt-varmland", "other", None, "day"),
            ("infocenter", "other", date(2016, 2, 29), "day"),
            ("kontaktcenter", "pre_study", date(2016, 3, 8), "day"),
            ("medborgarlofte-2016-2017", "citizen_promise", date(2016, 1, 1), "year"),
        ]

    def test_partners_take_part_where_the_source_says_so(self) -> None:
        partners = ProgrammeUnit.objects.filter(part="partner").order_by("unit__name")
        assert rows(partners, "unit__name", "programme__slug") == [
            ("Arbetsförmedlingen", "infocenter"),
            ("Ett jämställt Värmland", "ett-jamstallt-varmland"),
            ("NäringslivsSamverkan i Kristinehamn", SLUG),
            ("Polisen", "medborgarlofte-2016-2017"),
        ]

    def test_the_decisions_form_a_chain(self) -> None:
        decisions = Decision.objects.order_by("pk")
        assert rows(decisions, "body_name", "outcome", "decided_on", "concerns__outcome") == [
            ("Kommunstyrelsen", "adopted", date(2016, 5, 3), None),
            ("Kristinehamns kommun", "adopted", None, None),
            ("De som överklagade", "appealed", None, "adopted"),
            ("Vänersborgs tingsrätt", "upheld", date(2016, 2, 5), "appealed"),
        ]

    def test_the_events_have_the_days_that_are_known(self) -> None:
        events = Event.objects.order_by("pk")
        fields = ("kind", "starts_on", "starts_precision", "attendance_low", "attendance_high")
        assert rows(events, *fields) == [
            ("seminar", date(2011, 5, 1), "month", None, None),
            ("dialogue", date(2012, 9, 15), "day", 200, 300),
            ("press_conference", None, "day", None, None),
            ("visit", date(2015, 8, 27), "day", None, None),
        ]

    def test_the_news_has_the_six_items_of_the_page_and_the_final_report_last(self) -> None:
        news = NewsPage.objects.filter(locale__language_code="sv").order_by("-published_on")
        assert rows(news, "published_on", "title") == [
            (date(2016, 5, 3), "Förslag till medborgarlöfte antaget"),
            (date(2016, 3, 2), "Kommunen blir hundrade organisation i Ett jämställt Värmland"),
            (date(2016, 3, 1), "Infocenter har öppnat"),
            (date(2016, 2, 8), "Tingsrätten avslår överklagandena om Björktrasten"),
            (date(2016, 1, 22), "Arbetet med ett kontaktcenter börjar i mars"),
            (date(2015, 8, 31), "Kungligt besök den 27\N{NO-BREAK SPACE}augusti"),
            (date(2012, 12, 31), "Attraktivare Kristinehamn slutredovisas"),
        ]

    def test_every_page_stands_in_both_languages(self) -> None:
        keys = [set(NewsPage.objects.filter(locale__language_code=code).values_list("translation_key", flat=True))
                for code in ("sv", "en")]  # fmt: skip
        assert keys[0] == keys[1]
        assert len(keys[0]) == 7

    def test_everything_says_where_it_comes_from(self) -> None:
        for each in marked():
            assert each.provenance in (ProvenanceKind.PUBLIC_SOURCE, ProvenanceKind.ILLUSTRATIVE), each
            assert each.provenance_note, each
            assert each.provenance_note_en, each

    def test_what_is_only_an_example_is_marked_as_such(self) -> None:
        examples = {type(each).__name__ for each in marked() if each.is_illustrative}
        assert examples == {"SubProject", "StatusReport"}
        assert not SubProject.objects.get(number=18).is_illustrative
        assert SubProject.objects.filter(provenance=ProvenanceKind.ILLUSTRATIVE).count() == 45
        assert StatusReport.objects.filter(provenance=ProvenanceKind.ILLUSTRATIVE).count() == 46

    def test_every_swedish_text_has_its_english(self) -> None:
        missing = [
            (str(each), name)
            for each in everything()
            for name in (field.name for field in each._meta.fields if field.name.endswith("_en"))
            if bool(getattr(each, name)) != bool(getattr(each, name.removesuffix("_en")))
        ]
        assert missing == []

    def test_everything_is_in_the_audit_trail_as_the_demos_work(self) -> None:
        actors = set(AuditEntry.objects.values_list("actor_label", flat=True))
        assert actors == {"Framsteg demo"}


def everything() -> list[Model]:
    models = (
        OrganisationUnit, Role, Programme, Phase, Goal, PriorityArea, SubProject, StatusReport, Appropriation, Decision,
        Event,
    )  # fmt: skip
    return [each for model in models for each in model.objects.all()]


def marked() -> list[Any]:
    return [each for each in everything() if isinstance(each, Provenance)]
