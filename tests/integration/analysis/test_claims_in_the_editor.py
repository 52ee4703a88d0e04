"""Where texts are written: drafts are saved with a warning, claims published only with a reason that all can read."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from framsteg.analysis.models import ClaimOverride
from framsteg.audit.models import AuditEntry, Visibility
from framsteg.cms.claims.review import FIELD
from framsteg.cms.models import NewsPage
from framsteg.programme.models import Programme
from tests.factories.editor import Place
from tests.integration.editor.posting import filled

CLAIM = "Tack vare programmet ökade befolkningen med 31 personer."
HARMLESS = "Befolkningen ökade med 31 personer under 2012."
REASON = "Meningen är ett citat ur beslutet 2013 och återges som den skrevs."


def posted(text: str, *, publish: bool = False, lead: str = "Ingress", **more: str) -> dict[str, Any]:
    """The form of the news item, as a browser would send it."""
    data = {
        "title": "En nyhet",
        "slug": "en-nyhet",
        "lead": lead,
        "published_on": "2016-05-03",
        "body": streamfield([("text", rich_text(f"<p>{text}</p>"))]),
        "programme_links": inline_formset([]),
        "event_links": inline_formset([]),
        "decision_links": inline_formset([]),
        "comments": inline_formset([]),
        **({"action-publish": "action-publish"} if publish else {}),
        **more,
    }
    return nested_form_data(data)


def edit_url(here: Place) -> str:
    return reverse("wagtailadmin_pages:edit", args=[here.news.pk])


def live(here: Place) -> bool:
    return NewsPage.objects.get(pk=here.news.pk).live


def said(answer: Any) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def reasons(answer: Any, reason: str) -> dict[str, str]:
    """A reason for each sentence that the page asks about."""
    return {remark.field: reason for remark in answer.context["review"].claims}


def test_a_draft_with_a_claim_is_saved_with_a_warning(here: Place, communicator: Client) -> None:
    answer = communicator.post(edit_url(here), posted(CLAIM))
    assert answer.status_code == 302
    stored = NewsPage.objects.get(pk=here.news.pk).get_latest_revision_as_object()
    assert CLAIM in stored.body[0].value.source
    assert CLAIM in said(answer)
    assert "ingen jämförelse" in said(answer)


def test_a_text_that_holds_is_published_without_a_question(here: Place, communicator: Client) -> None:
    answer = communicator.post(edit_url(here), posted(HARMLESS, publish=True))
    assert (answer.status_code, live(here)) == (302, True)
    assert HARMLESS not in said(answer)


def test_publishing_a_claim_is_asked_about_and_nothing_is_saved(here: Place, communicator: Client) -> None:
    before = here.news.revisions.count()
    answer = communicator.post(edit_url(here), posted(CLAIM, publish=True))
    assert (answer.status_code, live(here), here.news.revisions.count()) == (409, False, before)
    (remark,) = answer.context["review"].claims
    assert remark.flag.sentence == CLAIM
    assert remark.wording.startswith("Det går inte att säga vad som ligger bakom")
    assert dict(answer.context["posted"])["body-0-value"]


def test_a_reason_lets_it_through_and_is_logged(here: Place, communicator: Client) -> None:
    asked = communicator.post(edit_url(here), posted(CLAIM, publish=True))
    answer = communicator.post(edit_url(here), posted(CLAIM, publish=True, **reasons(asked, REASON)))
    assert (answer.status_code, live(here)) == (302, True)
    made = ClaimOverride.objects.get()
    assert (made.sentence, made.reason, made.by, made.object_type) == (
        CLAIM, REASON, str(here.users["communicator"]), "cms.newspage",
    )  # fmt: skip
    assert AuditEntry.objects.filter(object_type="analysis.claimoverride", action="created").count() == 1


def test_a_reason_that_says_nothing_is_not_enough(here: Place, communicator: Client) -> None:
    asked = communicator.post(edit_url(here), posted(CLAIM, publish=True))
    answer = communicator.post(edit_url(here), posted(CLAIM, publish=True, **reasons(asked, "för att")))
    assert (answer.status_code, live(here), ClaimOverride.objects.count()) == (409, False, 0)
    assert answer.context["was_answered"]


def test_what_has_had_its_reason_is_not_asked_about_again(here: Place, communicator: Client) -> None:
    asked = communicator.post(edit_url(here), posted(CLAIM, publish=True))
    communicator.post(edit_url(here), posted(CLAIM, publish=True, **reasons(asked, REASON)))
    again = communicator.post(edit_url(here), posted(f"{CLAIM} {HARMLESS}", publish=True))
    assert again.status_code == 302
    assert ClaimOverride.objects.count() == 1


def test_a_claim_in_the_lead_is_found_too(here: Place, communicator: Client) -> None:
    answer = communicator.post(edit_url(here), posted(HARMLESS, publish=True, lead=CLAIM))
    assert answer.status_code == 409


def test_the_words_of_somebody_else_are_advice_only(here: Place, communicator: Client) -> None:
    quote = "”Programmet ledde till att befolkningen ökade”, säger kommunchefen."
    assert communicator.post(edit_url(here), posted(quote, publish=True)).status_code == 302
    assert live(here)


def test_everybody_can_read_the_exception_beside_the_text(here: Place, communicator: Client) -> None:
    asked = communicator.post(edit_url(here), posted(CLAIM, publish=True))
    communicator.post(edit_url(here), posted(CLAIM, publish=True, **reasons(asked, REASON)))
    page = NewsPage.objects.get(pk=here.news.pk)
    shown = Client().get(page.address, headers={"host": "localhost"}).content.decode()
    assert REASON in shown
    assert str(here.users["communicator"]) in shown


def test_an_exception_for_a_sentence_that_is_gone_is_not_shown(here: Place, communicator: Client) -> None:
    asked = communicator.post(edit_url(here), posted(CLAIM, publish=True))
    communicator.post(edit_url(here), posted(CLAIM, publish=True, **reasons(asked, REASON)))
    communicator.post(edit_url(here), posted(HARMLESS, publish=True))
    page = NewsPage.objects.get(pk=here.news.pk)
    assert REASON not in Client().get(page.address, headers={"host": "localhost"}).content.decode()


def test_a_programme_is_not_published_with_an_open_claim(here: Place, lead: Client) -> None:
    programme = here.objects["programme"]
    Programme.objects.filter(pk=programme.pk).update(summary=CLAIM)
    url = reverse("programme:publish", args=[programme.pk])
    asked = lead.post(url, {"visibility": "public"})
    assert asked.status_code == 409
    assert Programme.objects.get(pk=programme.pk).visibility == Visibility.DRAFT
    lead.post(url, {"visibility": "public", **reasons(asked, REASON)})
    assert Programme.objects.get(pk=programme.pk).visibility == Visibility.PUBLIC
    assert ClaimOverride.objects.get().object_type == "programme.programme"


def test_a_draft_programme_is_saved_with_a_warning(here: Place, lead: Client) -> None:
    url = reverse("programme:edit", args=[here.objects["programme"].pk])
    answer = lead.post(url, filled(lead.get(url).context["form"], summary=CLAIM))
    assert answer.status_code == 302
    assert Programme.objects.get(pk=here.objects["programme"].pk).summary == CLAIM
    assert CLAIM in said(answer)


def test_a_public_programme_does_not_come_to_hold_a_claim_without_a_reason(here: Place, lead: Client) -> None:
    programme = here.objects["programme"]
    Programme.objects.filter(pk=programme.pk).update(visibility=Visibility.PUBLIC, summary=HARMLESS)
    url = reverse("programme:edit", args=[programme.pk])
    form = filled(lead.get(url).context["form"], summary=CLAIM)
    asked = lead.post(url, form)
    assert asked.status_code == 409
    assert Programme.objects.get(pk=programme.pk).summary == HARMLESS
    saved = lead.post(url, {**form, **reasons(asked, REASON)})
    assert saved.status_code == 302
    assert Programme.objects.get(pk=programme.pk).summary == CLAIM
    assert ClaimOverride.objects.get().reason == REASON


def test_fields_of_reasons_are_told_apart_by_their_sentence(here: Place, communicator: Client) -> None:
    other = "Programmet ledde också till att folkmängden ökade 2013."
    asked = communicator.post(edit_url(here), posted(f"{CLAIM} {other}", publish=True))
    first, second = (remark.field for remark in asked.context["review"].claims)
    assert first != second
    assert first.startswith(FIELD)
    half = communicator.post(edit_url(here), posted(f"{CLAIM} {other}", publish=True, **{first: REASON}))
    assert (half.status_code, live(here)) == (409, False)


@pytest.mark.parametrize("text", ["", "🎉", "<script>alert(1)</script>"])
def test_odd_texts_do_not_disturb_the_guard(here: Place, communicator: Client, text: str) -> None:
    assert communicator.post(edit_url(here), posted(text, publish=True)).status_code == 302
