"""Two people change the same object: the second sees both texts, chooses, and nothing is lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from framsteg.audit import recording
from framsteg.programme.models import Programme
from tests.factories.editor import Place, client_of

from .posting import filled, happenings


@pytest.fixture
def programme(here: Place) -> Programme:
    stored = here.objects["programme"]
    Programme.objects.filter(pk=stored.pk).update(title="Grunden", summary="Gammal text om torget.")
    return Programme.objects.get(pk=stored.pk)


def opened(client: Client, programme: Programme, **changes: Any) -> dict[str, Any]:
    """What the form would post, from when it was opened, with changes of one's own."""
    return filled(client.get(url(programme)).context["form"], **changes)


def url(programme: Programme) -> str:
    return reverse("programme:edit", args=[programme.pk])


def test_the_second_to_save_sees_both_texts_and_who_was_first(
    here: Place, lead: Client, administrator: Client, programme: Programme
) -> None:
    mine = opened(lead, programme, summary="Min nya text om torget.")
    administrator.post(url(programme), opened(administrator, programme, summary="Deras nya text om torget."))
    answer = lead.post(url(programme), mine)
    overview = answer.context["overview"]
    assert answer.status_code == 409
    assert [(each.name, each.mine, each.stored, each.changed_by) for each in overview.conflicts] == [
        ("summary", "Min nya text om torget.", "Deras nya text om torget.", "administrator-9101")
    ]
    assert Programme.objects.get(pk=programme.pk).summary == "Deras nya text om torget."


def test_what_only_the_other_touched_is_suggested_as_saved_and_what_only_i_touched_as_mine(
    here: Place, lead: Client, administrator: Client, programme: Programme
) -> None:
    mine = opened(lead, programme, title="Min rubrik")
    administrator.post(url(programme), opened(administrator, programme, summary="Deras sammanfattning"))
    overview = lead.post(url(programme), mine).context["overview"]
    assert {each.name: each.suggest_stored for each in overview.conflicts} == {
        "title": False,
        "summary": True,
    }


def chosen(answer: Any, **choices: str) -> dict[str, Any]:
    """What the conflict page posts with these choices."""
    overview, stored = answer.context["overview"], answer.context["stored"]
    fields = {each.name: each.field.value() for each in overview.conflicts}
    keep = {f"keep-{name}": choice for name, choice in choices.items()}
    return {
        **dict(overview.hidden), **fields, **keep, "version": stored.version, "opened_at": answer.context["opened_at"]
    }  # fmt: skip


def test_choosing_field_by_field_saves_what_was_chosen(
    here: Place, lead: Client, administrator: Client, programme: Programme
) -> None:
    mine = opened(lead, programme, title="Min rubrik", summary="Min sammanfattning")
    administrator.post(
        url(programme), opened(administrator, programme, title="Deras rubrik", summary="Deras")
    )
    answer = lead.post(url(programme), mine)
    assert lead.post(url(programme), chosen(answer, title="mine", summary="stored")).status_code == 302
    saved = Programme.objects.get(pk=programme.pk)
    assert (saved.title, saved.summary) == ("Min rubrik", "Deras")
    assert [who for _what, who in happenings(programme)] == ["administrator-9101", "programme_lead-9101"]


def test_putting_the_texts_together_saves_the_new_text(
    here: Place, lead: Client, administrator: Client, programme: Programme
) -> None:
    mine = opened(lead, programme, summary="Mitt.")
    administrator.post(url(programme), opened(administrator, programme, summary="Deras."))
    posted = chosen(lead.post(url(programme), mine), summary="mine") | {"summary": "Deras. Mitt."}
    lead.post(url(programme), posted)
    assert Programme.objects.get(pk=programme.pk).summary == "Deras. Mitt."


def test_a_third_in_between_is_told_too(
    here: Place, elsewhere: Place, lead: Client, administrator: Client, programme: Programme
) -> None:
    mine = opened(lead, programme, summary="Mitt.")
    administrator.post(url(programme), opened(administrator, programme, summary="Andra."))
    posted = chosen(lead.post(url(programme), mine), summary="mine")
    administrator.post(url(programme), opened(administrator, programme, summary="Tredje."))
    answer = lead.post(url(programme), posted)
    assert answer.status_code == 409
    assert [(each.mine, each.stored) for each in answer.context["overview"].conflicts] == [
        ("Mitt.", "Tredje.")
    ]


def test_text_that_breaks_a_rule_is_kept_on_the_conflict_page(
    here: Place, lead: Client, administrator: Client, programme: Programme
) -> None:
    mine = opened(lead, programme, starts_on="2016-02-30")
    administrator.post(url(programme), opened(administrator, programme, summary="Deras."))
    (_summary, date_conflict) = lead.post(url(programme), mine).context["overview"].conflicts
    assert (date_conflict.mine, date_conflict.errors != []) == ("2016-02-30", True)


def test_a_form_without_its_version_overwrites_nothing(
    here: Place, lead: Client, programme: Programme
) -> None:
    posted = opened(lead, programme, summary="Utan version")
    del posted["version"]
    assert lead.post(url(programme), posted).status_code == 409
    assert Programme.objects.get(pk=programme.pk).summary == "Gammal text om torget."


def test_a_save_between_reading_and_writing_is_a_conflict_too(
    here: Place, lead: Client, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted, change = opened(lead, programme, summary="Mitt."), recording.change

    def beaten(instance: Any, **how: Any) -> None:
        Programme.objects.filter(pk=programme.pk).update(version=7, summary="Snabbare.")
        monkeypatch.setattr(recording, "change", change)
        change(instance, **how)

    monkeypatch.setattr(recording, "change", beaten)
    answer = lead.post(url(programme), posted)
    assert answer.status_code == 409


def test_two_savers_of_a_news_page_do_not_overwrite_each_other(here: Place, communicator: Client) -> None:
    page, address = here.news, reverse("wagtailadmin_pages:edit", args=[here.news.pk])
    form = communicator.get(address).context
    opened_id, opened_at = page.latest_revision_id, form["loaded_revision_created_at"]
    page.title = "Den andras rubrik"
    page.save_revision(user=here.users["administrator"])
    posted = {
        "title": "Min rubrik", "slug": page.slug, "lead": "Ingress", "published_on": "2016-05-03",
        "loaded_revision_id": opened_id, "loaded_revision_created_at": opened_at, **_empty_parts(form["form"]),
    }  # fmt: skip
    answer = communicator.post(address, posted)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Den" in shown
    assert "administrator-9101" in shown
    assert page.get_latest_revision_as_object().title == "Den andras rubrik"
    assert 'value="Min rubrik"' in shown


def _empty_parts(form: Any) -> dict[str, Any]:
    """The page's body and its lists of linked objects, as they are posted when nothing is in them."""
    parts: dict[str, Any] = {"body-count": "0"}
    for name in form.formsets:
        parts |= nested_form_data({name: inline_formset([])})
    return parts


def test_one_who_may_only_read_gets_no_form(here: Place) -> None:
    reader = client_of(here.users["draft_reader"])
    assert reader.get(url(here.objects["programme"])).status_code == 302
