"""Reports and releases over HTTP: from the editor's pages to the public ones, the press page and its previews."""

import errno
import hashlib
import json
import re
from datetime import timedelta
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from framsteg.cms.models import NewsIndexPage, NewsPage
from framsteg.cms.releases.pages import typed_figures
from framsteg.participation.models import EventKind
from framsteg.programme.models import SubProject
from framsteg.reports import actions
from framsteg.reports.inspection import every_format
from framsteg.reports.models import (
    Invitation,
    Release,
    ReleaseState,
    ReportDraft,
    ReportEdition,
    ReportText,
    State,
)
from framsteg.reports.queries.checklist import checklist
from tests.factories import editions as make
from tests.factories import programme as make_programme
from tests.factories.editor import Place, client_of, place
from tests.factories.programme import SOMEONE

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Place:
    found = place("Provköping", "9101")
    for kind in ("reportdraft", "release"):
        found.objects[kind].delete()
    SubProject.objects.filter(pk=found.objects["subproject"].pk).update(visibility="public")
    programme = found.objects["programme"]
    programme.title, programme.visibility, programme.summary = "Provplanen", "public", "Ett program."
    programme.goals.update(title="Fler trivs")
    programme.save()
    return found


def act(client: Client, name: str, pk: int, **posted: str) -> int:
    return client.post(reverse(name, args=[pk]), posted).status_code


def test_from_prepare_to_the_public_morning_and_back(here: Place) -> None:
    lead, controller, communicator = (
        client_of(here.users[role]) for role in ("programme_lead", "controller", "communicator")
    )
    programme = here.objects["programme"]
    address = f"{reverse('reportdraft:add')}?programme={programme.pk}"
    assert communicator.get(address).status_code == 200
    form = {"kind": "final", "sub_project": "", "as_of": "2012-12-31", "provenance": "own_record"}
    assert communicator.post(address, form | {"as_of": "2999-01-01"}).status_code == 200
    assert not ReportDraft.objects.exists()
    communicator.post(address, form)
    draft = ReportDraft.objects.get()
    workspace = reverse("reportdraft:workspace", args=[draft.pk])
    told = communicator.get(workspace).content.decode()
    assert "Kvar att göra innan den kan undertecknas" in told

    _two_write_the_same(lead, communicator, draft)
    act(communicator, "reportdraft:review", draft.pk)
    act(controller, "reportdraft:comment", draft.pk, anchor="sammanfattning", text="Stämmer siffrorna?")
    assert "Stämmer siffrorna?" in lead.get(workspace).content.decode()
    signing = reverse("reportdraft:sign", args=[draft.pk])
    assert "kommentar är inte avklarad" in lead.get(signing).content.decode()
    act(lead, "reportdraft:settle", draft.pk, comment=str(draft.comments.get().pk))

    for client, part in ((communicator, "owner"), (lead, "owner"), (controller, "controller")):
        page = client.get(signing)
        checksum = re.search(r'name="checksum" value="(\w+)"', page.content.decode())
        client.post(signing, {"part": part, "checksum": checksum[1] if checksum else "", "confirmed": "1"})
    draft.refresh_from_db()
    assert draft.state == State.SIGNED

    act(communicator, "reportdraft:write_news", draft.pk)
    news = NewsPage.objects.get(title__contains="slutredovisas")
    assert not news.live
    assert communicator.get(reverse("wagtailadmin_pages:edit", args=[news.pk])).status_code == 200
    release = _release(communicator, here, draft, news)
    _goes_public(communicator, here, release, news)
    _reads_as_signed(here, draft, news)

    act(communicator, "release:retract", release.pk)
    news.refresh_from_db()
    draft.refresh_from_db()
    assert (news.live, draft.state) == (False, State.SIGNED)
    assert Client().get(f"/sv/{here.municipality.slug}/rapport/{draft.slug}/1/").status_code == 404


def test_the_news_is_written_in_the_section_that_was_chosen(here: Place) -> None:
    draft = make.signed(make.prepared(here.objects["programme"]))
    communicator = client_of(here.users["communicator"])
    workspace = reverse("reportdraft:workspace", args=[draft.pk])
    assert "Den skrivs i ”Nyheter – Provköping” (Svenska)." in communicator.get(workspace).content.decode()
    other = here.home.add_child(instance=NewsIndexPage(title="Pressmeddelanden", slug="pressmeddelanden"))
    assert f'<option value="{other.pk}">' in communicator.get(workspace).content.decode()
    act(communicator, "reportdraft:write_news", draft.pk, section_sv="999999")
    assert not NewsPage.objects.filter(title__contains="slutredovisas").exists()
    act(communicator, "reportdraft:write_news", draft.pk, section_sv=str(other.pk))
    assert NewsPage.objects.get(title__contains="slutredovisas").get_parent().pk == other.pk


def test_the_checklist_makes_every_format_and_says_what_it_looked_at(here: Place) -> None:
    draft = make.signed(make.prepared(here.objects["programme"]))
    act(client_of(here.users["communicator"]), "reportdraft:write_news", draft.pk)
    news = NewsPage.objects.get(title__contains="slutredovisas")
    release = make.release_of(draft)
    actions.releases.add(release, kind="page", identity=str(news.pk), by=SOMEONE, at=timezone.now())
    found = {each.name.rpartition(": ")[2]: each for each in checklist(release)}
    files = [f"{suffix} (Svenska)" for suffix in ("PDF", "DOCX", "PPTX", "HTML", "JSON", "XLSX", "ZIP")]
    assert [name for name in found if name.endswith("(Svenska)")] == files
    assert all(
        found[each].is_well for each in (*files, "Sidan som läsarna får den", "Länkarna säger vart de leder")
    )
    assert "varje regel i PDF/UA-1 och PDF/A-2a" in found["PDF (Svenska)"].text


def test_a_format_that_cannot_be_made_stops_the_release_until_it_can(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(every_format, "BY_SUFFIX", {"pdf": every_format.BY_SUFFIX["pdf"]})
    release = make.release_of(make.signed(make.prepared(here.objects["programme"])))
    with mock.patch("framsteg.reports.renderers.pdf.render", side_effect=RuntimeError("trasig")):
        (stopped,) = [each for each in checklist(release) if each.stops and not each.is_well]
        assert stopped.text.startswith("Den gick inte att göra. Försök igen om en stund")
        assert "trasig" not in stopped.text
        with pytest.raises(ValidationError):
            actions.releases.schedule(
                release, release_at=timezone.now() + timedelta(days=1), by=SOMEONE, at=timezone.now()
            )
    full = OSError(errno.ENOSPC, "No space left on device")
    with (
        mock.patch("framsteg.reports.renderers.pdf.render", side_effect=full),
        pytest.raises(OSError, match="space"),
    ):
        checklist(release)
    assert [each for each in checklist(release) if each.stops and not each.is_well] == []


def _two_write_the_same(lead: Client, communicator: Client, draft: ReportDraft) -> None:
    """The second one sees both texts; then every place is filled in."""
    text = ReportText.objects.get(draft=draft, place="lessons")
    address = reverse("reporttext:edit", args=[text.pk])
    opened = {"version": str(text.version), "opened_at": text.updated_at.isoformat()}
    assert lead.post(address, opened | {"text": "Ledarens text"}).status_code == 302
    answer = communicator.post(address, opened | {"text": "Kommunikatörens text"})
    assert answer.status_code == 409
    assert {"Ledarens", "Kommunikatörens"} <= set(re.findall(r"\w+", answer.content.decode()))
    make.written(draft)


def _release(communicator: Client, here: Place, draft: ReportDraft, news: NewsPage) -> Release:
    address = f"{reverse('release:add')}?municipality={here.municipality.pk}"
    form = {
        "title": "Slutredovisning", "summary": "Vad som blev gjort.", "questions": "### Vad?\nDet.",
        "contact": "Pressenheten", "is_announced": "on", "provenance": "own_record",
        "programme": str(draft.programme_id), "slug": "slut",
    }  # fmt: skip
    communicator.post(address, form)
    release = Release.objects.get(slug="slut")
    for item in (f"report:{draft.pk}", f"page:{news.pk}", "report:999999", "nonsense"):
        act(communicator, "release:take_in", release.pk, item=item)
    assert release.items.count() == 2
    return release


def _goes_public(communicator: Client, here: Place, release: Release, news: NewsPage) -> None:
    schedule = reverse("release:schedule", args=[release.pk])
    past = communicator.post(schedule, {"day": "2013-03-05", "hour": "10:00"})
    assert (past.status_code, "Publicera nu?" in past.content.decode()) == (422, True)
    never = communicator.post(schedule, {"day": "2027-03-28", "hour": "02:30"})
    assert "den här tiden kommer inte" in never.content.decode()
    twice = communicator.post(schedule, {"day": "2027-10-31", "hour": "02:30"})
    assert "två gånger" in twice.content.decode()
    later = timezone.localtime() + timedelta(days=2)
    communicator.post(schedule, {"day": later.date().isoformat(), "hour": "10:00"})
    release.refresh_from_db()
    assert release.state == ReleaseState.SCHEDULED
    assert timezone.localtime(release.release_at).strftime("%H:%M") == "10:00"

    press = f"/sv/{here.municipality.slug}/press/slut/"
    before = Client().get(press).content.decode()
    assert "klockan 10.00" in before
    assert "Vad som blev gjort" not in before
    _invited_readers_see_it(communicator, release, press)
    actions.releases.carry_out_due(at=release.release_at or timezone.now())
    news.refresh_from_db()
    assert news.live
    after = Client().get(press).content.decode()
    assert "Vad som blev gjort." in after
    assert "Pressenheten" in after


def _invited_readers_see_it(communicator: Client, release: Release, press: str) -> None:
    invite = reverse("release:invite", args=[release.pk])
    assert communicator.post(invite, {"invited": "", "days": "0"}).status_code == 422
    shown = communicator.post(invite, {"invited": "Tidningen", "days": "7"}).content.decode()
    link = re.search(r"http://testserver(/sv/\S+?/forhand/[\w-]+/)<", shown)
    assert link is not None
    address, reader = link[1], Client()
    assert Invitation.objects.get().token_hash not in address
    page = reader.get(address)
    assert "Embargo" in page.content.decode()
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    assert "noindex" in page["X-Robots-Tag"]
    parts = [reader.get(f"{address}{item.pk}/") for item in release.items.all()]
    assert [each.status_code for each in parts] == [200, 200]
    assert "slutredovisas" in parts[1].content.decode()
    assert reader.get(f"{address}{release.items.all()[0].pk}/rapport.xlsx").status_code == 200
    assert reader.get(press.replace("/slut/", "/annan/") + address.split("/slut/")[1]).status_code == 404
    act(communicator, "release:revoke", release.pk, invitation=str(Invitation.objects.get().pk))
    assert reader.get(address).status_code == 404


def _reads_as_signed(here: Place, draft: ReportDraft, news: NewsPage) -> None:
    reader, base = Client(), f"/sv/{here.municipality.slug}/rapport/{draft.slug}"
    assert reader.get(f"{base}/senaste/")["Location"] == f"{base}/1/"
    edition = ReportEdition.objects.get()
    page = reader.get(f"{base}/1/").content.decode()
    assert edition.content_hash in page
    assert "Ledarens" not in page
    kept = reader.get(f"{base}/1/rapport.json")
    assert hashlib.sha256(kept.content).hexdigest() == edition.sha256
    assert json.loads(kept.content)["meta"]["edition"]["number"] == 1
    files = {
        each: reader.get(f"{base}/1/rapport.{each}")
        for each in ("pdf", "docx", "pptx", "xlsx", "zip", "html")
    }
    assert {name: each.status_code for name, each in files.items()} == dict.fromkeys(files, 200)
    assert reader.get(f"{base}/1/rapport.exe").status_code == 404
    names = {each["name"] for each in _charts(json.loads(kept.content)["sections"])}
    assert names
    name = sorted(names)[0]
    assert reader.get(f"{base}/1/diagram/{name}.png").content.startswith(b"\x89PNG")
    assert reader.get(f"{base}/1/diagram/{name}.svg")["Content-Type"] == "image/svg+xml"
    assert reader.get(f"{base}/1/efterat/").status_code == 200
    english = reader.get(f"{base.replace('/sv/', '/en/')}/1/").content.decode()
    assert "written in Swedish only" in english
    assert "[[" not in reader.get(f"/sv{news.get_url_parts()[2].removeprefix('/sv')}").content.decode()


def _charts(sections: list[dict]) -> list[dict]:  # type: ignore[type-arg]
    own = [b for s in sections for b in s.get("blocks", []) if b["type"] == "chart"]
    return own + [each for s in sections for each in _charts(s.get("subsections", []))]


def test_a_figure_changed_by_hand_in_the_news_is_flagged_and_a_claim_stops_the_release(here: Place) -> None:
    draft = make.signed(make.prepared(here.objects["programme"]))
    communicator = client_of(here.users["communicator"])
    act(communicator, "reportdraft:write_news", draft.pk)
    news = NewsPage.objects.get(title__contains="slutredovisas")
    assert [each.text for each in typed_figures(news)[0] if each.differs] == []
    body = [(child.block_type, child.value) for child in news.body]
    news.lead = "Av 46 delprojekt är 39 klara. Folkmängden ökade tack vare programmet."
    news.body = [*body, ("report_sentences", {"report": draft, "text": "[[finns-inte]]"})]
    news.save_revision()
    typed, unknown = typed_figures(news)
    assert {each.text for each in typed if each.differs} == {"46", "39"}
    assert unknown == ("finns-inte",)
    release = make.release_of(draft)
    actions.releases.add(release, kind="page", identity=str(news.pk), by=SOMEONE, at=timezone.now())
    told = communicator.get(reverse("release:workspace", args=[release.pk])).content.decode()
    assert "tack vare" in told
    assert "39" in told
    communicator.post(reverse("release:publish_now", args=[release.pk]))
    release.refresh_from_db()
    assert release.state == ReleaseState.PLANNED


def test_the_press_conference_has_a_calendar_file_once_it_is_public(here: Place) -> None:
    event = make_programme.EventFactory(
        municipality=here.municipality, kind=EventKind.PRESS_CONFERENCE, visibility="draft"
    )
    release = make.scheduled(
        make.signed(make.prepared(here.objects["programme"])), event=event, is_announced=True
    )
    address = f"/sv/{here.municipality.slug}/press/{release.slug}/"
    assert event.title not in Client().get(address).content.decode()
    event.visibility = "public"
    event.save()
    assert event.title in Client().get(address).content.decode()
