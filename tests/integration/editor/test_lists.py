"""Lists: scoped, filtered, sorted, exported and changed in bulk, with the same queries however long they are."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from framsteg.audit.models import AuditEntry
from framsteg.cms.editor.exports import defused
from framsteg.programme.models import SubProject
from tests.factories import programme as make
from tests.factories.editor import Place

from .posting import happenings

LISTS = [
    "programme",
    "subproject",
    "decision",
    "event",
    "priorityarea",
    "goal",
    "statusreport",
    "organisationunit",
    "role",
]


def listed(client: Client, kind: str, query: str = "") -> list[Any]:
    return list(client.get(reverse(f"{kind}:index") + query).context["object_list"])


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_shows_only_ones_own_municipality(
    kind: str, here: Place, elsewhere: Place, lead: Client
) -> None:
    assert elsewhere.objects[kind] not in listed(lead, kind)
    assert here.objects[kind] in listed(lead, kind)


def test_a_longer_list_takes_no_more_queries(here: Place, lead: Client) -> None:
    programme, url = here.objects["programme"], reverse("subproject:index")
    lead.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        lead.get(url)
    make.SubProjectFactory.create_batch(12, programme=programme, main_area=here.objects["priorityarea"])
    with CaptureQueriesContext(connection) as many:
        lead.get(url)
    assert len(many) == len(few)


def test_the_workspace_takes_the_same_queries_with_one_and_many(here: Place, lead: Client) -> None:
    programme = here.objects["programme"]
    url = reverse("programme:workspace", args=[programme.pk])
    lead.get(url)
    with CaptureQueriesContext(connection) as few:
        lead.get(url)
    make.SubProjectFactory.create_batch(20, programme=programme, main_area=here.objects["priorityarea"])
    make.DecisionFactory.create_batch(5, municipality=here.municipality, programme=programme)
    with CaptureQueriesContext(connection) as many:
        lead.get(url)
    assert len(many) == len(few)


def test_sub_projects_are_found_by_words_whatever_the_case(here: Place, lead: Client) -> None:
    programme, area = here.objects["programme"], here.objects["priorityarea"]
    wanted = make.SubProjectFactory(programme=programme, main_area=area, title="Ökad trivsel på Åbrinken")
    assert listed(lead, "subproject", "?q=ökad åbrinken") == [wanted]
    assert listed(lead, "subproject", "?q=ÖKAD") == [wanted]


def test_decisions_are_found_by_their_case_number(here: Place, lead: Client) -> None:
    wanted = make.DecisionFactory(municipality=here.municipality, case_number="Ks/2013:63")
    assert listed(lead, "decision", "?q=ks/2013") == [wanted]


def test_filters_narrow_the_list(here: Place, lead: Client) -> None:
    programme, area = here.objects["programme"], make.PriorityAreaFactory(programme=here.objects["programme"])
    wanted = make.SubProjectFactory(programme=programme, main_area=area)
    assert listed(lead, "subproject", f"?programme={programme.pk}&main_area={area.pk}") == [wanted]
    assert listed(lead, "subproject", "?visibility=public") == [wanted]
    assert listed(lead, "subproject", "?stage=ongoing") == [here.objects["subproject"]]


def test_the_list_is_sorted_by_its_columns(here: Place, lead: Client) -> None:
    programme, area = here.objects["programme"], here.objects["priorityarea"]
    later = make.SubProjectFactory(programme=programme, main_area=area, number=9_000)
    assert listed(lead, "subproject", "?ordering=-number")[0] == later


def rows_of_csv(answer: Any) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def rows_of_xlsx(answer: Any) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.rows]


def test_an_export_holds_what_the_list_shows(here: Place, elsewhere: Place, lead: Client) -> None:
    programme, area = here.objects["programme"], here.objects["priorityarea"]
    make.SubProjectFactory.create_batch(60, programme=programme, main_area=area)
    url = reverse("subproject:index") + f"?programme={programme.pk}&export="
    as_csv, as_xlsx = rows_of_csv(lead.get(url + "csv")), rows_of_xlsx(lead.get(url + "xlsx"))
    titles = list(programme.sub_projects.order_by("number").values_list("title", flat=True))
    assert [row[2] for row in as_csv[1:]] == titles
    assert [row[2] for row in as_xlsx[1:]] == titles
    assert as_csv[0][:4] == ["Nummer", as_csv[0][1], "Titel", "Program"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(start: str) -> None:
    assert defused(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


def test_an_export_runs_nothing_and_is_told(here: Place, lead: Client) -> None:
    SubProject.objects.filter(pk=here.objects["subproject"].pk).update(
        title='=HYPERLINK("x")', place="\x0b@x"
    )
    answer = rows_of_csv(lead.get(reverse("subproject:index") + "?export=csv"))
    sheet = rows_of_xlsx(lead.get(reverse("subproject:index") + "?export=xlsx"))
    assert (answer[1][2], sheet[1][2]) == ('\'=HYPERLINK("x")', '\'=HYPERLINK("x")')
    told = AuditEntry.objects.filter(action="exported").values_list(
        "actor_label", "municipality_code", "object_label"
    )
    assert list(told) == [
        ("programme_lead-9101", "9101", "delprojekt (1, csv)"),
        ("programme_lead-9101", "9101", "delprojekt (1, xlsx)"),
    ]


def bulk(name: str, *sub_projects: SubProject, everything: str = "") -> str:
    url = reverse("wagtail_bulk_action", args=["programme", "subproject", name])
    ids = "&".join(f"id={each.pk}" for each in sub_projects)
    return f"{url}?{everything or ids}"


def test_many_change_area_in_one_step_with_a_row_for_each(here: Place, lead: Client) -> None:
    programme, area = here.objects["programme"], here.objects["priorityarea"]
    new = make.PriorityAreaFactory(programme=programme)
    many = make.SubProjectFactory.create_batch(3, programme=programme, main_area=area)
    assert lead.get(bulk("main-area", *many)).status_code == 200
    lead.post(bulk("main-area", *many), {"value": new.pk})
    assert {each.main_area for each in SubProject.objects.filter(pk__in=[each.pk for each in many])} == {new}
    assert [happenings(each) for each in many] == [[("changed", "programme_lead-9101")]] * 3


def test_an_area_of_another_programme_is_refused_for_all(here: Place, lead: Client) -> None:
    sub_project = here.objects["subproject"]
    other = make.PriorityAreaFactory(programme=make.ProgrammeFactory(municipality=here.municipality))
    assert lead.post(bulk("main-area", sub_project), {"value": other.pk}).status_code == 200
    assert SubProject.objects.get(pk=sub_project.pk).main_area == sub_project.main_area


def test_sub_projects_of_two_programmes_are_not_mixed(here: Place, lead: Client) -> None:
    mine, other = here.objects["subproject"], make.ProgrammeFactory(municipality=here.municipality)
    theirs = make.SubProjectFactory(programme=other)
    lead.post(bulk("visibility", mine, theirs), {"value": "public"})
    assert SubProject.objects.get(pk=mine.pk).visibility == "draft"


def test_all_means_all_that_the_filtered_list_shows(here: Place, lead: Client) -> None:
    programme, area = here.objects["programme"], here.objects["priorityarea"]
    shown = make.SubProjectFactory.create_batch(
        2, programme=programme, main_area=area, title="Torget", visibility="draft"
    )
    where = "id=all&next=" + reverse("subproject:index").replace("/", "%2F") + "%3Fq%3Dtorget"
    lead.post(bulk("visibility", everything=where), {"value": "public"})
    assert set(SubProject.objects.filter(visibility="public")) == set(shown)


def test_history_tells_before_and_after_with_labels(here: Place, lead: Client) -> None:
    sub_project = here.objects["subproject"]
    new = make.PriorityAreaFactory(programme=sub_project.programme, title="Handeln")
    lead.post(bulk("main-area", sub_project), {"value": new.pk})
    page = lead.get(reverse("subproject:history", args=[sub_project.pk]))
    (happening,) = page.context["happenings"]
    (change,) = happening.changes
    assert (happening.who, happening.what, change.label) == ("programme_lead-9101", "Ändrat", "Huvudområde")
    assert (sub_project.main_area.title in change.before, "Handeln" in change.after) == (True, True)


def test_the_whole_trail_can_be_filtered(
    here: Place, elsewhere: Place, administrator: Client, lead: Client
) -> None:
    sub_project = here.objects["subproject"]
    lead.post(bulk("visibility", sub_project), {"value": "public"})
    url = reverse("editor_audit_trail")
    found = administrator.get(url + "?action=published&q=programme_lead").context["happenings"]
    assert [each.label for each in found] == [str(sub_project)]
    everything = administrator.get(url).content.decode()
    assert "9102" not in everything


def test_signing_in_is_told(here: Place) -> None:
    client_user = here.users["communicator"]
    client = Client()
    client_user.set_password("ett långt lösenord 1")
    client_user.save()
    assert client.login(username=client_user.username, password="ett långt lösenord 1")
    rows = AuditEntry.objects.filter(action="signed_in", actor_label=str(client_user))
    assert list(rows.values_list("municipality_code", flat=True)) == ["9101"]
