"""What the machine does by itself, for those who run the installation."""

from django.urls import reverse
from django.utils import timezone

from framsteg.jobs.actions import leases
from framsteg.jobs.models import JobState
from framsteg.jobs.queries.standing import jobs
from tests.factories.editor import Place, client_of


def test_an_administrator_sees_how_it_goes_and_can_have_it_done_now(here: Place) -> None:
    client = client_of(here.users["administrator"])
    page = client.get(reverse("editor_jobs")).content.decode()
    assert page.count("Ingen arbetare har synts till</strong>") == len(jobs())
    assert "<code>manage.py work</code>" in page

    now = timezone.now()
    leases.know(jobs(), at=now)
    lease = leases.take(jobs()[0], at=now)
    assert lease is not None
    leases.fail(lease, at=now, error="The mail server does not answer.")
    page = client.get(reverse("editor_jobs")).content.decode()
    assert "Misslyckades senast" in page
    assert "The mail server does not answer." in page
    assert "1 jobb behöver ses över." in page

    answer = client.post(reverse("editor_job_now", args=["send_mail"]), follow=True)
    assert "Brev i utkorgen skickas” görs" in answer.content.decode()
    assert JobState.objects.get(name="send_mail").due_at <= timezone.now()
    assert client.post(reverse("editor_job_now", args=["none"])).status_code == 404
    assert client.get(reverse("editor_job_now", args=["send_mail"])).status_code == 405


def test_an_auditor_reads_only_and_others_see_nothing(here: Place) -> None:
    auditor, lead = client_of(here.users["auditor"]), client_of(here.users["programme_lead"])
    assert "Gör nu" not in auditor.get(reverse("editor_jobs")).content.decode()
    leases.know(jobs(), at=timezone.now())
    due = JobState.objects.get(name="send_reminders").due_at
    for client in (auditor, lead):
        client.post(reverse("editor_job_now", args=["send_reminders"]))
    assert JobState.objects.get(name="send_reminders").due_at == due
    assert lead.get(reverse("editor_jobs")).status_code == 302
