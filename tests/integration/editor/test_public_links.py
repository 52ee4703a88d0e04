"""What is public links to its public page from the editor; drafts have none."""

from django.test import Client

from framsteg.cms.editor.public_pages import public_url
from tests.factories import programme as make
from tests.factories.editor import Place


def test_a_draft_has_no_public_address(here: Place) -> None:
    kinds = ("programme", "priorityarea", "subproject", "decision", "event", "goal")
    assert [public_url(here.objects[kind]) for kind in kinds] == [None] * len(kinds)


def test_what_is_public_is_found_at_its_public_address(here: Place, client: Client) -> None:
    programme = make.ProgrammeFactory(municipality=here.municipality)
    area = make.PriorityAreaFactory(programme=programme)
    public = [
        programme,
        area,
        make.SubProjectFactory(programme=programme, main_area=area),
        make.DecisionFactory(municipality=here.municipality, programme=programme),
        make.EventFactory(municipality=here.municipality),
    ]
    assert [client.get(public_url(each)).status_code for each in public] == [200] * len(public)  # type: ignore[arg-type]
