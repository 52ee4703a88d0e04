"""An editor creates a programme and everything in it through the forms alone."""

from datetime import date

from django.test import Client
from django.urls import reverse

from framsteg.accounts.models import OrganisationUnit, Role, User
from framsteg.cms.models import NewsCategory
from framsteg.participation.models import Event
from framsteg.programme.models import (
    Appropriation,
    Decision,
    Goal,
    Milestone,
    Phase,
    PriorityArea,
    Programme,
    StatusReport,
    SubProject,
)
from tests.factories import programme as make
from tests.factories.editor import Place, client_of

from .posting import add, edit, happenings


def test_a_title_is_enough_for_a_programme(here: Place, lead: Client) -> None:
    answer = add(lead, "programme", title="Ett grönare Provköping")
    programme = Programme.objects.get(title="Ett grönare Provköping")
    assert answer.headers["Location"] == reverse("programme:workspace", args=[programme.pk])
    assert (programme.slug, programme.visibility) == ("ett-gronare-provkoping", "draft")
    assert programme.municipality == here.municipality
    assert happenings(programme) == [("created", "programme_lead-9101")]


def test_the_name_in_the_address_is_made_free(here: Place, lead: Client) -> None:
    for _ in range(2):
        add(lead, "programme", title="Samma namn")
    assert list(
        Programme.objects.filter(title="Samma namn").order_by("pk").values_list("slug", flat=True)
    ) == [
        "samma-namn",
        "samma-namn-2",
    ]


def test_the_parts_of_a_programme_are_added_from_its_workspace(here: Place, lead: Client) -> None:
    programme = make.ProgrammeFactory(municipality=here.municipality)
    of_it = f"?programme={programme.pk}"
    add(lead, "phase", of_it, kind="seminar", title="Upptakt")
    add(lead, "goal", of_it, title="Fler invånare")
    add(lead, "priorityarea", of_it, title="Centrum")
    area = PriorityArea.objects.get(programme=programme)
    add(lead, "subproject", of_it, title="Ett levande torg", main_area=area.pk)
    add(lead, "subproject", of_it, title="Fler bänkar", main_area=area.pk)
    add(lead, "appropriation", of_it, amount_ore="1,7 mkr", budget_year="2012")
    assert list(Phase.objects.filter(programme=programme).values_list("order", "kind")) == [(1, "seminar")]
    assert list(Goal.objects.filter(programme=programme).values_list("order", "title")) == [
        (1, "Fler invånare")
    ]
    assert list(
        SubProject.objects.filter(programme=programme).order_by("number").values_list("number", "title")
    ) == [
        (1, "Ett levande torg"),
        (2, "Fler bänkar"),
    ]
    assert Appropriation.objects.get(programme=programme).amount_ore == 170_000_000


def test_a_report_sets_the_stage_and_tells_who_wrote_it(here: Place, lead: Client) -> None:
    sub_project = here.objects["subproject"]
    add(lead, "statusreport", f"?sub_project={sub_project.pk}", stage="done", as_of="2013-01-31")
    sub_project.refresh_from_db()
    assert (sub_project.stage, sub_project.stage_as_of) == ("done", date(2013, 1, 31))
    report = StatusReport.objects.latest("pk")
    assert happenings(report) == [("created", "programme_lead-9101")]


def test_a_milestone_keeps_its_original_date(here: Place, lead: Client) -> None:
    milestone = here.objects["milestone"]
    edit(lead, milestone, replanned_date="2012-09-30", reason="Upphandlingen överklagades")
    milestone = Milestone.objects.get(pk=milestone.pk)
    assert (milestone.original_date, milestone.replanned_date) == (date(2012, 6, 30), date(2012, 9, 30))
    moves = list(milestone.moves.values_list("from_date", "to_date", "reason"))
    assert moves == [(date(2012, 6, 30), date(2012, 9, 30), "Upphandlingen överklagades")]


def test_a_decision_about_a_sub_project_names_it_by_its_number(here: Place, lead: Client) -> None:
    sub_project, programme = here.objects["subproject"], here.objects["programme"]
    add(
        lead, "decision", f"?programme={programme.pk}", title="Planen antas", body_name="Kommunfullmäktige",
        outcome="adopted", decided_on="2012-02-01", sub_project_number=str(sub_project.number),
    )  # fmt: skip
    decision = Decision.objects.get(title="Planen antas")
    assert (decision.programme, decision.sub_project, decision.municipality) == (
        programme,
        sub_project,
        here.municipality,
    )


def test_a_unit_a_role_and_an_event_are_added(here: Place, lead: Client) -> None:
    add(lead, "organisationunit", name="Kulturnämnden", kind="board")
    unit = OrganisationUnit.objects.get(name="Kulturnämnden")
    add(lead, "role", title="Kulturchef", unit=unit.pk)
    add(lead, "event", title="Torgmöte", kind="dialogue", starts_on="2012-09-15")
    assert Role.objects.get(title="Kulturchef").unit == unit
    assert Event.objects.get(title="Torgmöte").slug == "torgmote"


def test_units_and_areas_that_take_part_are_recorded_with_the_rest(here: Place, lead: Client) -> None:
    sub_project = here.objects["subproject"]
    other = make.PriorityAreaFactory(programme=sub_project.programme)
    unit = here.objects["organisationunit"]
    edit(lead, sub_project, other_areas=[other.pk], taking_part=[unit.pk])
    assert list(sub_project.other_areas.all()) == [other]
    assert list(sub_project.taking_part.all()) == [unit]
    assert happenings(sub_project)[-1] == ("changed", "programme_lead-9101")


def test_a_message_is_read_and_marked_as_handled(here: Place, communicator: Client) -> None:
    message = here.objects["message"]
    edit(communicator, message, is_handled="on", handling_note="Svarat i dag.")
    message.refresh_from_db()
    assert (message.handled_at is not None, message.handling_note, message.text) == (
        True,
        "Svarat i dag.",
        "Hur går det?",
    )


def test_choices_belong_to_the_same_municipality(here: Place, elsewhere: Place, lead: Client) -> None:
    page = lead.get(reverse("subproject:edit", args=[here.objects["subproject"].pk])).context["form"]
    for name in ("lead_unit", "taking_part", "owner", "main_area", "other_areas", "became_programme"):
        theirs = set(page.fields[name].queryset) & set(elsewhere.objects.values())
        assert theirs == set(), name


def test_an_administrator_lets_a_new_user_in(here: Place, administrator: Client) -> None:
    add(
        administrator, "access", access="communicator", username="nytt.namn", first_name="Nytt", last_name="Namn",
        new_password="en riktigt lång fras 7",
    )  # fmt: skip
    user = User.objects.get(username="nytt.namn")
    signed_in = Client()
    assert signed_in.login(username="nytt.namn", password="en riktigt lång fras 7")
    assert signed_in.get(reverse("event:add")).status_code == 200
    administrator.post(reverse("access:delete", args=[user.grants.get().pk]))
    assert signed_in.get(reverse("event:add")).status_code == 302
    assert list(User.objects.get(pk=user.pk).groups.all()) == []


def test_publishing_asks_first_and_waits_for_what_is_needed(here: Place, lead: Client) -> None:
    programme = here.objects["programme"]
    url = reverse("programme:publish", args=[programme.pk])
    Programme.objects.filter(pk=programme.pk).update(summary="")
    lead.post(url, {"visibility": "public"})
    assert Programme.objects.get(pk=programme.pk).visibility == "draft"
    Programme.objects.filter(pk=programme.pk).update(summary="Nu med text.")
    lead.post(url, {"visibility": "public"})
    assert Programme.objects.get(pk=programme.pk).visibility == "public"
    lead.post(url, {"visibility": "draft"})
    assert happenings(programme) == [
        ("published", "programme_lead-9101"),
        ("withdrawn", "programme_lead-9101"),
    ]


def test_what_others_depend_on_is_not_removed_and_they_are_named(here: Place, lead: Client) -> None:
    area = here.objects["priorityarea"]
    answer = lead.post(reverse("priorityarea:delete", args=[area.pk]))
    assert answer.status_code == 409
    assert str(here.objects["subproject"]) in answer.content.decode()
    assert PriorityArea.objects.filter(pk=area.pk).exists()


def test_what_nobody_needs_is_removed_and_told(here: Place, lead: Client) -> None:
    goal = here.objects["goal"]
    lead.post(reverse("goal:delete", args=[goal.pk]))
    assert not Goal.objects.filter(pk=goal.pk).exists()
    assert happenings(goal) == [("removed", "programme_lead-9101")]


def test_a_news_category_is_made_changed_and_removed(here: Place, communicator: Client) -> None:
    add(communicator, "newscategory", name="Trafik och gator")
    category = NewsCategory.objects.get(name="Trafik och gator")
    edit(communicator, category, name_en="Traffic")
    communicator.post(reverse("newscategory:delete", args=[category.pk]))
    assert category.slug == "trafik-och-gator"
    assert [what for what, _who in happenings(category)] == ["created", "changed", "removed"]


def test_a_news_page_offers_only_what_belongs_to_its_municipality(
    here: Place, elsewhere: Place, communicator: Client
) -> None:
    form = communicator.get(reverse("wagtailadmin_pages:edit", args=[here.news.pk])).context["form"]
    offered = {
        name: set(formset.empty_form.fields[name.removesuffix("_links")].queryset)
        for name, formset in form.formsets.items()
        if name.endswith("_links")
    }
    assert offered == {
        "programme_links": {here.objects["programme"]},
        "event_links": {here.objects["event"]},
        "decision_links": {here.objects["decision"]},
    }
    assert set(form.fields["category"].queryset) == {here.objects["newscategory"]}


def test_a_reader_of_drafts_reads_the_draft_of_a_news_page(here: Place, elsewhere: Place) -> None:
    reader = client_of(here.users["draft_reader"])
    assert here.news.title in reader.get(reverse("editor_draft_pages")).content.decode()
    assert "Ingress" in reader.get(reverse("editor_draft_page", args=[here.news.pk])).content.decode()
    assert reader.get(reverse("editor_draft_page", args=[elsewhere.news.pk])).status_code == 404


def test_before_something_is_removed_the_page_tells_what_goes_with_it(here: Place, lead: Client) -> None:
    programme = make.ProgrammeFactory(municipality=here.municipality)
    make.PhaseFactory(programme=programme, title="Seminariet i maj")
    asked = lead.get(reverse("programme:delete", args=[programme.pk])).content.decode()
    assert "Det här tas bort på samma gång:" in asked
    assert "Skede: Seminariet i maj" in asked
    reported = lead.get(reverse("programme:delete", args=[here.objects["programme"].pk])).content.decode()
    assert "Ja, ta bort" not in reported
