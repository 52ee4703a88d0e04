"""Input that cannot be right: a sentence in Swedish at the field, and nothing saved in part."""

import io
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.documents.models import Document
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from framsteg.accounts.models import Municipality, OrganisationUnit
from framsteg.audit.models import AuditEntry
from framsteg.cms.editor.access import collection_of
from framsteg.programme.models import Decision, Programme, StatusReport, SubProject
from tests.factories import programme as make
from tests.factories.editor import Place

from .posting import add, edit, errors, filled

WRONG_DATES = [
    ("2016-02-30", "starts_on", "Fyll i ett giltigt datum."),
    ("i våras", "starts_on", "Fyll i ett giltigt datum."),
    ("0001-01-01", "starts_on", "Skriv ett år mellan 1900 och 2200."),
    ("9999-12-31", "starts_on", "Skriv ett år mellan 1900 och 2200."),
]


@pytest.fixture(autouse=True)
def nothing_is_changed(here: Place) -> Any:
    """Whatever a test here sends, its sender has changed nothing."""
    yield
    senders = [str(user) for user in here.users.values()]
    assert senders != []
    rows = AuditEntry.objects.filter(actor_label__in=senders).exclude(action="signed_in")
    assert list(rows) == []


@pytest.mark.parametrize(("typed", "field", "sentence"), WRONG_DATES)
def test_a_date_that_cannot_be(typed: str, field: str, sentence: str, lead: Client) -> None:
    assert errors(add(lead, "programme", title="Nytt", **{field: typed})) == {field: [sentence]}


def test_an_end_before_the_start(lead: Client) -> None:
    answer = add(lead, "programme", title="Nytt", starts_on="2012-06-01", ends_on="2012-05-01")
    assert errors(answer) == {"ends_on": ["Slutet ligger före starten."]}


def test_a_title_that_is_missing_or_only_invisible_marks(lead: Client) -> None:
    assert errors(add(lead, "programme", title="")) == {"title": ["Det här fältet är obligatoriskt"]}
    assert errors(add(lead, "programme", title="\u200b\u200e")) == {
        "title": ["Det här fältet är obligatoriskt"]
    }


def test_a_number_used_twice(here: Place, lead: Client) -> None:
    taken = here.objects["subproject"]
    answer = add(
        lead, "subproject", f"?programme={taken.programme_id}",
        number=taken.number, title="X", main_area=taken.main_area_id,
    )  # fmt: skip
    assert errors(answer) == {"number": ["Ett annat delprojekt i programmet har redan det här numret."]}


@pytest.mark.parametrize("number", ["0", "-3", "99999999999999999999", "tre"])
def test_a_number_that_is_none(number: str, here: Place, lead: Client) -> None:
    area = here.objects["priorityarea"]
    answer = add(lead, "subproject", f"?programme={area.programme_id}", number=number, main_area=area.pk)
    assert list(errors(answer)) == ["number"]


def test_an_area_of_another_programme(here: Place, lead: Client) -> None:
    sub_project = here.objects["subproject"]
    other = make.PriorityAreaFactory(programme=make.ProgrammeFactory(municipality=here.municipality))
    answer = edit(lead, sub_project, main_area=other.pk)
    assert list(errors(answer)) == ["main_area"]


@pytest.mark.parametrize(
    ("as_of", "sentence"),
    [
        ("2100-01-01", "En lägesrapport kan inte gälla en dag som ännu inte har varit."),
        ("2011-04-30", "Programmet hade inte börjat den dagen."),
    ],
)
def test_a_report_of_the_future_or_from_before_the_programme(
    as_of: str, sentence: str, here: Place, lead: Client
) -> None:
    reports = StatusReport.objects.count()
    sub_project = here.objects["subproject"]
    answer = add(lead, "statusreport", f"?sub_project={sub_project.pk}", stage="done", as_of=as_of)
    assert errors(answer) == {"as_of": [sentence]}
    assert StatusReport.objects.count() == reports


def test_an_outlook_for_what_is_done(here: Place, lead: Client) -> None:
    sub_project = here.objects["subproject"]
    answer = add(
        lead, "statusreport", f"?sub_project={sub_project.pk}", stage="done", as_of="2012-12-31", outlook_time="at_risk"
    )  # fmt: skip
    assert errors(answer) == {"outlook_time": ["Utsikten anges bara för delprojekt som pågår."]}


def test_a_decision_about_itself_or_in_a_circle(here: Place, lead: Client) -> None:
    first = here.objects["decision"]
    second = make.DecisionFactory(municipality=here.municipality, concerns=first)
    assert list(errors(edit(lead, first, concerns=first.pk))) == ["concerns"]
    assert list(errors(edit(lead, first, concerns=second.pk))) == ["concerns"]
    assert Decision.objects.get(pk=first.pk).concerns is None


def test_a_unit_that_would_be_part_of_itself(here: Place, lead: Client) -> None:
    top = here.objects["organisationunit"]
    below = make.OrganisationUnitFactory(municipality=here.municipality, parent=top)
    assert list(errors(edit(lead, top, parent=top.pk))) == ["parent"]
    assert list(errors(edit(lead, top, parent=below.pk))) == ["parent"]
    assert OrganisationUnit.objects.get(pk=top.pk).parent is None


def test_one_character_too_many(here: Place, lead: Client) -> None:
    programme = here.objects["programme"]
    assert list(errors(edit(lead, programme, body="a" * 100_001))) == ["body"]


@pytest.mark.parametrize("typed", ["gratis", "1,2,3", "0", "-5 tkr", "9" * 30])
def test_an_amount_that_is_none(typed: str, here: Place, lead: Client) -> None:
    answer = add(lead, "appropriation", f"?programme={here.objects['programme'].pk}", amount_ore=typed)
    assert list(errors(answer)) == ["amount_ore"]


def test_a_sub_project_that_the_programme_does_not_have(here: Place, lead: Client) -> None:
    answer = add(
        lead, "decision", f"?programme={here.objects['programme'].pk}", title="T", body_name="KS", outcome="adopted",
        sub_project_number="4711",
    )  # fmt: skip
    assert errors(answer) == {"sub_project_number": ["Programmet har inget delprojekt med det här numret."]}


def test_an_address_of_a_programme_used_twice(here: Place, lead: Client) -> None:
    answer = add(lead, "programme", title="Nytt", slug=here.objects["programme"].slug)
    assert errors(answer) == {"slug": ["Det finns redan ett program med det här namnet i adressen."]}


IN_TWO_LANGUAGES = [
    ({"starts_on": "2012-06-01", "ends_on": "2012-05-01"}, "Slutet ligger före starten.",
     "The end is before the start."),
    ({"starts_on": "2012-02-30"}, "Fyll i ett giltigt datum.", "Enter a valid date."),
    ({"slug": "å ä ö!"}, "Skriv bara bokstäver, siffror och bindestreck, utan mellanslag.",
     "Write only letters, digits and hyphens, without spaces."),
    ({"body": "a" * 100_001}, "Texten får vara högst 100000 tecken lång. Den är 100001.",
     "Ensure this value has at most 100000 characters (it has 100001)."),
    ({"source_url": "javascript:alert(1)"}, "Skriv en adress som börjar med https://.", "Enter a valid URL."),
]  # fmt: skip


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_wrong_is_said_in_the_users_language(language: str, here: Place, lead: Client) -> None:
    UserProfile.objects.update_or_create(
        user=here.users["programme_lead"], defaults={"preferred_language": language}
    )
    for values, swedish, english in IN_TWO_LANGUAGES:
        page = add(lead, "programme", title="Nytt 🎉", **values).content.decode()
        assert {"sv": swedish, "en": english}[language] in unescape(page)
    unit, decision = here.objects["organisationunit"], here.objects["decision"]
    itself = {
        "sv": ("Välj en annan enhet: en enhet kan inte vara en del av sig själv.",
               "Välj ett annat beslut: ett beslut kan inte gälla sig självt."),
        "en": ("Choose another unit: one cannot be part of itself.",
               "Choose another decision: one cannot be about itself."),
    }  # fmt: skip
    assert itself[language][0] in edit(lead, unit, parent=unit.pk).content.decode()
    assert itself[language][1] in edit(lead, decision, concerns=decision.pk).content.decode()


def test_a_broken_constraint_is_never_told_by_its_name_in_the_database(here: Place, lead: Client) -> None:
    answer = add(
        lead, "appropriation", f"?programme={here.objects['programme'].pk}", amount_ore="1 tkr", budget_year="12"
    )  # fmt: skip
    assert errors(answer) == {"budget_year": ["Skriv ett tal som är minst 1900."]}


WRONG_KINDS = [
    ("plan.exe", b"MZ", "Filer som slutar på .exe tas inte emot."),
    ("plan.pdf", b"<script>alert(1)</script>", "Filen är inte det som namnet säger"),
    ("plan.docx", b"%PDF-1.7", "Filen är inte det som namnet säger"),
    ("plan.txt", b"\0\0\0", "Filen är inte det som namnet säger"),
    ("plan.pdf", b"", "Den skickade filen är tom."),
]


def test_a_document_of_the_wrong_kind(here: Place, administrator: Client) -> None:
    collection = collection_of(here.municipality)
    for name, content, sentence in WRONG_KINDS:
        sent = {"title": "Plan", "collection": collection.pk, "file": SimpleUploadedFile(name, content)}
        told = errors(administrator.post(reverse("wagtaildocs:add"), sent))["file"]
        assert (len(told), told[0].startswith(sentence)) == (1, True), told
    assert not Document.objects.exists()


def test_a_news_item_that_cannot_be(here: Place, administrator: Client) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[here.news.pk])
    posted = nested_form_data(
        {
            "title": "Nytt", "slug": "å ä", "published_on": "0001-01-01", "lead": "x" * 501,
            "body": streamfield([("text", rich_text(f"<p>{'a' * 100_001}</p>"))]),
            **{f"{kind}_links": inline_formset([]) for kind in ("programme", "event", "decision")},
        }
    )  # fmt: skip
    told = errors(administrator.post(url, posted))
    assert told.pop("body")
    assert told == {
        "slug": ["Skriv bara bokstäver, siffror och bindestreck, utan mellanslag."],
        "published_on": ["Skriv ett år mellan 1900 och 2200."],
        "lead": ["Texten får vara högst 500 tecken lång. Den är 501."],
    }
    assert here.news.revisions.get().as_object().title == here.news.title


def picture(kind: str, size: tuple[int, int] = (20, 20)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "red").save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", b"<svg onload='alert(1)'/>"),
        ("logo.png", b"%PDF-1.7"),
        ("logo.png", picture("GIF")),
        ("logo.png", picture("BMP")),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("logo.png", picture("PNG", (4001, 2))),
        ("logo.png", picture("PNG") + b"0" * 2_000_001),
    ],
)
def test_a_logotype_that_is_no_picture_or_too_large(
    name: str, content: bytes, here: Place, administrator: Client
) -> None:
    answer = edit(administrator, here.municipality, logo=SimpleUploadedFile(name, content, "image/png"))
    assert list(errors(answer)) == ["logo"]
    assert not Municipality.objects.get(pk=here.municipality.pk).logo


def test_a_colour_that_is_none(here: Place, administrator: Client) -> None:
    assert list(errors(edit(administrator, here.municipality, primary_colour="blå"))) == ["primary_colour"]


def test_a_new_user_with_a_weak_password(here: Place, administrator: Client) -> None:
    answer = add(administrator, "access", access="communicator", username="nytt", new_password="kort")
    assert list(errors(answer)) == ["new_password"]


def test_a_save_that_fails_at_the_last_moment_leaves_nothing(
    here: Place, lead: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*args: Any, **kwargs: Any) -> None:
        raise KeyboardInterrupt

    programme = here.objects["programme"]
    url = reverse("programme:edit", args=[programme.pk])
    posted = filled(lead.get(url).context["form"], title="Halvt sparad")
    monkeypatch.setattr("framsteg.audit.recording.record", killed)
    with pytest.raises(KeyboardInterrupt):
        lead.post(url, posted)
    assert Programme.objects.get(pk=programme.pk).title == programme.title


def test_scripts_and_emoji_are_kept_as_text_and_shown_as_text(here: Place, lead: Client) -> None:
    sub_project = here.objects["subproject"]
    text = "<script>alert(1)</script> 🎉"
    SubProject.objects.filter(pk=sub_project.pk).update(title=text, body=text, updated_at=timezone.now())
    page = lead.get(reverse("subproject:draft", args=[sub_project.pk])).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 🎉" in page
