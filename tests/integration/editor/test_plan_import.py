"""A lead takes a plan through the editor: upload, columns, preview, import, undoing, and what goes wrong on the way."""

from typing import Any
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from framsteg.audit.recording import StaleEdit, StillInUse
from framsteg.importers.actions import plans
from framsteg.importers.models import PlanImport, PlanMapping
from framsteg.importers.plan_workbook import guards
from framsteg.programme.models import Decision, SubProject
from tests.factories import plans as made_up
from tests.factories.editor import Place


def send(client: Client, here: Place, content: bytes, name: str = "plan.csv") -> Any:
    url = reverse("editor_plan_imports", args=[here.objects["programme"].pk])
    return client.post(url, {"file": SimpleUploadedFile(name, content)})


def filled(form: Any, **values: Any) -> dict[str, Any]:
    posted = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (posted | values).items() if value not in (None, False)}


def test_a_plan_goes_in_step_by_step_and_out_again(lead: Client, here: Place) -> None:
    SubProject.objects.update(number=900)
    answer = send(lead, here, made_up.centre())
    plan_import = PlanImport.objects.latest("pk")
    columns, one = (reverse(f"editor_plan_{name}", args=[plan_import.pk]) for name in ("columns", "import"))
    assert answer["Location"] == columns
    page = lead.get(columns)
    assert "Vad varje ord för läget betyder" in page.content.decode()
    form = page.context["form"]
    word = next(field for field in form.word_fields() if field.label == "grön")
    answer = lead.post(columns, filled(form, **{word.html_name: "ongoing"}, as_of="2012-12-31"))
    assert answer["Location"] == one
    preview = lead.get(one)
    text = preview.content.decode()
    for told in (
        "Starta en lotsfunktion för företag",
        "Rad 8, kolumn D",
        "Sven Exempelsson",
        "Personuppgifter i filen",
    ):
        assert told in text
    seen = {"seen": preview.context["preview"].fingerprint, "apply": "1"}
    assert lead.post(one, {**seen, "gone": "cancel"})["Location"] == one
    assert SubProject.objects.count() == 1
    preview = lead.get(one)
    seen = {"seen": preview.context["preview"].fingerprint, "apply": "1", "gone": "cancel"}
    refused = lead.post(one, seen)
    assert refused.status_code == 422
    assert "andra ja" in refused.content.decode()
    lead.post(one, {**seen, "many_may_go": "1"})
    assert dict(SubProject.objects.values_list("title", "stage"))["Bättre lokaler"] == "ongoing"
    assert "Införd" in lead.get(one).content.decode()
    assert lead.get(reverse("editor_plan_file", args=[plan_import.pk])).content == made_up.centre()
    undo = reverse("editor_plan_undo", args=[plan_import.pk])
    assert "Ja, ångra" in lead.get(undo).content.decode()
    decision = here.objects["decision"]
    for error, told in (
        (StaleEdit(decision, decision), "samma ögonblick. Inget har ångrats"),
        (StillInUse(decision, [decision]), f"används av: {decision}"),
        (ValidationError("Så får det inte vara."), "Så får det inte vara."),
    ):
        with mock.patch.object(plans, "undo", side_effect=error):
            assert told in lead.post(undo, follow=True).content.decode()
    lead.post(undo)
    assert list(SubProject.objects.values_list("pk", flat=True)) == [here.objects["subproject"].pk]
    assert "Ångrad" in lead.get(one).content.decode()
    send(lead, here, made_up.centre())
    again = PlanImport.objects.latest("pk")
    assert again.mapping["stages"]["grön"] == "ongoing"
    assert PlanMapping.objects.filter(municipality=here.municipality).count() == 1


def test_the_columns_and_the_row_of_headings_can_be_put_right(lead: Client, here: Place) -> None:
    send(lead, here, made_up.growth(), "plan.xlsx")
    plan_import = PlanImport.objects.latest("pk")
    url = reverse("editor_plan_columns", args=[plan_import.pk])
    form = lead.get(url).context["form"]
    title = next(name for name in form.fields if form[name].value() == "title")
    refused = lead.post(url, filled(form, **{title: "place"}))
    assert refused.status_code == 422
    assert "vilken kolumn som har delprojektets namn" in refused.content.decode()
    twice = lead.post(url, filled(form, column_0="title"))
    assert "Två kolumner är valda" in twice.content.decode()
    look = {"look": "1", "sheet": "Försättsblad", "header": "1", "header_rows": "1"}
    assert "Ingen rad med rubriker" in lead.post(url, look).content.decode()
    lead.post(url, look | {"sheet": "Åtgärder", "header": "4"})
    plan_import.refresh_from_db()
    assert (plan_import.mapping["header"], plan_import.mapping["headings"][3:5]) == (3, ["Start", "Slut"])


BAD = {
    "locked.xlsx": (made_up.locked(), "skyddad med lösenord"),
    "cut.xlsx": (made_up.growth()[:2000], "skadad"),
    "empty.csv": (b"", "tom"),
    "plan.pdf": (b"%PDF-1.4", "inte ett kalkylblad"),
    "only.csv": (b"Handlingsplan", "Ingen rad med rubriker"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_told_at_its_field(name: str, lead: Client, here: Place) -> None:
    count = PlanImport.objects.count()
    content, sentence = BAD[name]
    answer = send(lead, here, content, name)
    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["form"].errors["file"])
    assert PlanImport.objects.count() == count


def test_a_file_that_is_too_large_is_not_read(
    lead: Client, here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "LARGEST_BYTES", 100)
    answer = send(lead, here, made_up.centre())
    assert "större än" in " ".join(answer.context["form"].errors["file"])


def test_the_template_and_the_whole_programme_are_there_to_take(lead: Client, here: Place) -> None:
    Decision.objects.update(visibility="public")
    template = lead.get(reverse("editor_plan_template"))
    export = lead.get(reverse("editor_plan_export", args=[here.objects["programme"].pk]))
    assert template.content.startswith(b"PK")
    assert export.content.startswith(b"PK")
    answer = send(lead, here, export.content, "ut.xlsx")
    one = answer["Location"].replace("columns/", "")
    preview = lead.get(one).context["preview"]
    assert (preview.new_count, preview.changed_count, preview.gone_count, preview.is_empty) == (0, 0, 0, True)
    Decision.objects.update(visibility="draft")
    page = lead.get(one)
    titles = tuple(Decision.objects.values_list("title", flat=True))
    assert page.context["preview"].decisions_becoming_public == titles
    assert "1 beslut blir offentligt på en gång, för filen säger det:" in page.content.decode()
