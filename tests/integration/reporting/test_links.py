"""Links for partners: shown once, only a hash stored, exactly their sub-projects, each use told, revoked for good."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from framsteg.accounts.models import Access, UnitKind
from framsteg.audit.models import AuditEntry
from framsteg.mail.actions.delivery import deliver
from framsteg.mail.models import OutgoingMail
from framsteg.programme.actions import report_links
from framsteg.programme.models import ReportDraft, ReportLink, StatusReport
from tests.factories import programme as make
from tests.factories.editor import client_of, editor
from tests.factories.programme import NOW, SOMEONE
from tests.factories.reporting import Owner, owner, report_link, secret

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Owner:
    return owner(3)


@pytest.fixture
def link(asked: Owner) -> ReportLink:
    """A partner's link to the first two of the three sub-projects."""
    municipality = asked.round.programme.municipality
    unit = make.OrganisationUnitFactory(municipality=municipality, kind=UnitKind.PARTNER)
    role = make.RoleFactory(municipality=municipality, unit=unit, title="Partnerns chef")
    return report_link(role, asked.sub_projects[:2], expires_on=date(2012, 9, 30))


def url(link: ReportLink, more: str = "") -> str:
    return f"/sv/{link.programme.municipality.slug}/rapportera/{secret(link)}/{more}"


def test_a_partner_reports_without_an_account_or_a_cookie(link: ReportLink, asked: Owner) -> None:
    client = Client(enforce_csrf_checks=True)
    listed = client.get(url(link))
    assert "Partnerns chef" in listed.content.decode()
    assert listed.headers["Referrer-Policy"] == "no-referrer"
    assert listed.headers["Cache-Control"] == "no-store, private"
    said = {"stage": "done", "text": "Vi är klara.", "submission": str(uuid4())}
    sent = client.post(url(link, f"{asked.asks[0].pk}/"), {**said, "act": "send"})
    assert "Vi är klara." in client.get(sent.url).content.decode()
    report = StatusReport.objects.get()
    assert report.reported_by == link.role
    told = AuditEntry.objects.filter(actor_id=f"report-link:{link.pk}").order_by("id")
    assert [(each.action, each.note, each.object_type) for each in told] == [
        ("signed_in", "opened", "programme.reportlink"),
        ("created", "", "programme.statusreport"),
        ("signed_in", "opened", "programme.reportlink"),
    ]
    kept = client.post(url(link, f"{asked.asks[1].pk}/"), {"text": "Nästan", "act": "keep"})
    assert kept.status_code == 302
    assert ReportDraft.objects.get().link == link


def test_it_gives_the_right_to_exactly_its_sub_projects(link: ReportLink, asked: Owner) -> None:
    listed = Client().get(url(link)).content.decode()
    assert [each.title in listed for each in asked.sub_projects] == [True, True, False]
    third = asked.asks[2].pk
    assert Client().get(url(link, f"{third}/")).status_code == 404
    assert Client().post(url(link, f"{third}/"), {"stage": "done", "text": "x"}).status_code == 404
    assert Client().post(url(link, f"{third}/utkast/"), {"text": "x"}).status_code == 404
    elsewhere = make.MunicipalityFactory()
    assert Client().get(f"/sv/{elsewhere.slug}/rapportera/{secret(link)}/").status_code == 404
    assert StatusReport.objects.count() == 0


def test_unknown_revoked_and_expired_get_the_same_answer(
    link: ReportLink, asked: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = report_link(link.role, asked.sub_projects[:1])
    report_links.revoke(other, by=SOMEONE, at=NOW)
    monkeypatch.setattr(timezone, "now", lambda: NOW)  # in March 2013: the first link ran out in September
    unknown = url(link).replace(secret(link), "A" * 43)
    answers = [Client().get(address) for address in (unknown, url(other), url(link), url(link)[:-9] + "/")]
    assert {each.status_code for each in answers} == {404}
    assert {each.headers["Referrer-Policy"] for each in answers} == {"no-referrer"}
    assert len({_without_address(each) for each in answers}) == 1
    assert "Länken kan ha gått ut, återkallats eller kopierats utan slutet." in answers[0].content.decode()
    refused = AuditEntry.objects.filter(note="refused").values_list("object_id", flat=True)
    assert list(refused) == [str(other.pk), str(link.pk)]


def _without_address(answer: Any) -> str:
    return (
        str(answer.content.decode())
        .replace(answer.wsgi_request.path, "")
        .replace(answer.wsgi_request.path.replace("/sv/", "/en/"), "")
    )


def test_what_was_written_when_the_link_was_revoked_is_given_back(link: ReportLink, asked: Owner) -> None:
    client = Client()
    address = url(link, f"{asked.asks[0].pk}/")
    client.get(address)
    report_links.revoke(link, by=SOMEONE, at=NOW)
    late = client.post(address, {"stage": "done", "text": "En lång text.", "act": "send"})
    assert late.status_code == 404
    assert "En lång text.</textarea>" in late.content.decode()
    script = client.post(f"{address}utkast/", {"text": "x"}, headers={"Accept": "application/json"})
    assert script.json() == {"told": "Länken gäller inte längre."}
    assert StatusReport.objects.count() == 0


def test_the_secret_is_stored_nowhere(asked: Owner) -> None:
    role = make.RoleFactory(municipality=asked.round.programme.municipality)
    link = report_link(role, asked.sub_projects[:1], email="partner@annan.example")
    hidden = secret(link)
    letter = OutgoingMail.objects.get()
    assert f"https://provkoping.example{url(link)}" in letter.text
    told = AuditEntry.objects.filter(object_type="programme.reportlink").get()
    assert hidden not in str([told.after, told.before, told.note])
    assert "nonce" not in told.after
    deliver()
    letter.refresh_from_db()
    assert (letter.state, letter.text, letter.html) == ("sent", "", "")
    assert hidden not in str(list(ReportLink.objects.values()))


def test_the_lead_makes_it_sees_it_once_and_revokes_it(asked: Owner) -> None:
    programme = asked.round.programme
    lead = client_of(editor(programme.municipality, Access.PROGRAMME_LEAD))
    role = make.RoleFactory(municipality=programme.municipality, title="Partnerns chef")
    add = f"{reverse('reportlink:add')}?programme={programme.pk}"
    until = timezone.localdate() + timedelta(days=30)
    said = {"role": role.pk, "expires_on": until.isoformat(), "email": ""}
    assert "Välj minst ett delprojekt." in lead.post(add, said).content.decode()
    made = lead.post(add, {**said, "sub_projects": [asked.sub_projects[0].pk]})
    link = ReportLink.objects.get()
    assert f"https://provkoping.example{url(link)}" in made.content.decode()
    assert "no-store" in made.headers["Cache-Control"]
    assert secret(link) not in lead.get(reverse("reportlink:index")).content.decode()
    assert Client().get(url(link)).status_code == 200
    revoke = reverse("reportlink:delete", args=[link.pk])
    assert "Vill du återkalla" in lead.get(revoke).content.decode()
    lead.post(revoke)
    assert Client().get(url(link)).status_code == 404
    assert ReportLink.objects.get().revoked_at is not None


def test_it_cannot_be_made_for_another_programme_or_for_ever(asked: Owner) -> None:
    role = make.RoleFactory(municipality=asked.round.programme.municipality)
    with pytest.raises(ValidationError, match="samma program"):
        report_link(role, [asked.sub_projects[0], make.SubProjectFactory()])
    with pytest.raises(ValidationError, match="400 dagar"):
        report_link(role, asked.sub_projects, expires_on=date(2015, 1, 1))
    with pytest.raises(ValidationError, match="redan passerat"):
        report_link(role, asked.sub_projects, expires_on=date(2012, 1, 1))
    assert ReportLink.objects.count() == 0
