"""From a draft to an edition that reads the same for ever."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from framsteg.accounts.models import Access
from framsteg.audit.recording import StaleEdit
from framsteg.programme.models import PriorityArea, Programme, Stage, StatusReport, SubProject
from framsteg.reports import actions
from framsteg.reports.document import content_hash, figure_of, from_json, open_placeholders
from framsteg.reports.errors import ContentChanged, NotNow
from framsteg.reports.models import (
    FrozenContent,
    Part,
    ReportDraft,
    ReportEdition,
    ReportSignature,
    ReportText,
    State,
)
from framsteg.reports.municipal_look import look_of
from framsteg.reports.proposing import tree_of, trees_of
from framsteg.reports.queries.editions import edition_at, editions_of
from framsteg.reports.queries.obstacles import standing
from framsteg.reports.renderers import html, pdf
from tests.factories import editions as make
from tests.factories import programme as make_programme
from tests.factories.programme import NOW, SOMEONE

pytestmark = pytest.mark.django_db


def test_what_is_not_written_stops_signing_and_what_is_typed_by_hand_is_flagged() -> None:
    draft = make.prepared()
    trees = trees_of(draft)
    assert len(open_placeholders(trees["sv"])) == len(list(standing(draft, trees).obstacles))
    actions.drafts.send_to_review(draft, by=SOMEONE, at=NOW)
    owner = make.signer(draft, Access.PROGRAMME_LEAD)
    with pytest.raises(ValidationError):
        make.sign(draft, Part.OWNER, owner)
    assert not ReportSignature.objects.exists()
    assert not FrozenContent.objects.exists()

    make.written(draft, "Vi nådde 38 av [[total]] delprojekt, inte ett till.")
    found = standing(draft, trees_of(draft))
    assert not found.stops
    assert {each.figure.text for each in found.typed} == {"38"}
    assert all(each.figure.differs for each in found.typed)
    make.written(draft, "Figuren [[finns-inte]] saknas.")
    assert standing(draft, trees_of(draft)).stops


def test_only_owner_and_controller_sign_and_they_are_two() -> None:
    draft = make.written(make.prepared())
    both = make.signer(draft, Access.PROGRAMME_LEAD)
    with pytest.raises(NotNow):
        make.sign(draft, Part.OWNER, both)
    actions.drafts.send_to_review(draft, by=SOMEONE, at=NOW)
    for access in (Access.COMMUNICATOR, Access.CONTROLLER, Access.DRAFT_READER):
        with pytest.raises(ValidationError), transaction.atomic():
            make.sign(draft, Part.OWNER, make.signer(draft, access))
    draft.refresh_from_db()
    make.sign(draft, Part.OWNER, both)
    make_programme.AccessGrantFactory(user=both, municipality=draft.municipality, access=Access.CONTROLLER)
    both = type(both).objects.get(pk=both.pk)
    with pytest.raises(ValidationError), transaction.atomic():
        make.sign(draft, Part.CONTROLLER, both)
    draft.refresh_from_db()
    assert draft.state == State.IN_REVIEW
    make.sign(draft, Part.CONTROLLER, make.signer(draft, Access.CONTROLLER))
    assert draft.state == State.SIGNED


def test_what_is_signed_is_what_was_read_and_is_locked() -> None:
    draft = make.written(make.prepared())
    actions.drafts.send_to_review(draft, by=SOMEONE, at=NOW)
    seen = actions.signing.hash_of(trees_of(draft))
    text = ReportText.objects.filter(draft=draft, place="lessons").get()
    text.text = "Någon ändrar medan den andra läser."
    actions.drafts.write(text, by=SOMEONE, at=NOW)
    owner = make.signer(draft, Access.PROGRAMME_LEAD)
    with pytest.raises(ContentChanged):
        actions.signing.sign(draft, part=Part.OWNER, content_hash=seen, by=owner, at=NOW)
    make.sign(draft, Part.OWNER, owner)
    text.text = "Efteråt"
    with pytest.raises(ValidationError):
        actions.drafts.write(text, by=SOMEONE, at=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportText.objects.filter(pk=text.pk).update(text="Förbi reglerna")
    actions.drafts.reopen(draft, by=SOMEONE, at=NOW)
    text.refresh_from_db()
    text.text = "Nu går det"
    actions.drafts.write(text, by=SOMEONE, at=NOW)
    assert not draft.is_locked
    assert ReportSignature.objects.count() == 1


def test_two_who_write_the_same_text_are_told() -> None:
    draft = make.written(make.prepared())
    mine, yours = (ReportText.objects.get(draft=draft, place="lessons") for _each in range(2))
    mine.text, yours.text = "Min", "Din"
    actions.drafts.write(mine, by=SOMEONE, at=NOW)
    with pytest.raises(StaleEdit) as told:
        actions.drafts.write(yours, by=SOMEONE, at=NOW)
    assert (told.value.stored.text, told.value.attempted.text) == ("Min", "Din")  # type: ignore[attr-defined]


def test_an_edition_reads_the_same_when_everything_has_changed() -> None:
    draft = make.published()
    edition = ReportEdition.objects.get()
    before = bytes(edition.content)
    shown = html.render(edition.tree, look_of(edition.municipality))
    printed = pdf.render(edition.tree, look_of(edition.municipality))

    programme = draft.programme
    Programme.objects.filter(pk=programme.pk).update(
        title="Något helt annat", summary="Nytt", visibility="draft"
    )
    PriorityArea.objects.filter(programme=programme).update(title="Omdöpt")
    SubProject.objects.filter(programme=programme).update(title="Bytt namn", visibility="draft")
    for sub_project in SubProject.objects.filter(programme=programme):
        make_programme.report(sub_project, Stage.CANCELLED, date(2012, 12, 30))
    assert tree_of(draft, "sv") != edition.tree

    after = edition_at(draft.municipality.slug, draft.slug, 1, "sv")
    assert bytes(after.content) == before
    assert html.render(after.tree, look_of(after.municipality)) == shown
    assert pdf.render(after.tree, look_of(after.municipality)) == printed
    kept = after.tree
    assert figure_of(kept, "done").value == 1
    assert content_hash(kept) == after.content_hash == FrozenContent.objects.get().sha256
    assert kept.meta.edition is not None
    assert [each.role for each in kept.meta.edition.signatures] == ["Programledare", "Controller"]
    assert kept.meta.edition.address.endswith(f"/rapport/{programme.slug}/1/")
    assert kept.meta.edition.address in kept.meta.edition.citation
    assert StatusReport.objects.count() == 6


def test_a_correction_is_a_new_edition_with_a_note_and_the_old_one_stays() -> None:
    first = make.published()
    second = make.prepared(first.programme)
    assert (second.slug, second.number) == (first.slug, 2)
    assert ReportText.objects.get(draft=second, place="lessons").text == "Det gick som det var tänkt."
    with pytest.raises(ValidationError):
        make.signed(second)
    second.refresh_from_db()
    actions.drafts.reopen(second, by=SOMEONE, at=NOW)
    second.changes = "En siffra var fel."
    actions.drafts.change(second, by=SOMEONE, at=NOW)
    make.published(second, NOW + timedelta(days=1))
    old, new = (edition_at(first.municipality.slug, first.slug, number, "sv") for number in (1, 2))
    assert [each.number for each in editions_of(new, "sv")] == [2, 1]
    assert new.tree.meta.edition is not None
    assert new.tree.meta.edition.changes == "En siffra var fel."
    assert old.tree.meta.edition is not None
    assert old.tree.meta.edition.changes == ""


def test_there_is_one_open_report_of_a_kind_and_a_signed_one_is_kept() -> None:
    draft = make.prepared()
    with pytest.raises(ValidationError):
        make.prepared(draft.programme)
    actions.drafts.discard(draft, by=SOMEONE, at=NOW)
    kept = make.signed(make.prepared(draft.programme))
    with pytest.raises(NotNow):
        actions.drafts.discard(kept, by=SOMEONE, at=NOW)


@pytest.mark.parametrize("model", [FrozenContent, ReportSignature, ReportEdition])
def test_what_was_signed_or_published_is_never_changed_nor_removed(model: type) -> None:
    make.published()
    row = model.objects.first()  # type: ignore[attr-defined]
    for act in (
        lambda: model.objects.filter(pk=row.pk).update(draft_id=row.draft_id),  # type: ignore[attr-defined]
        lambda: model.objects.filter(pk=row.pk).delete(),  # type: ignore[attr-defined]
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


@pytest.mark.parametrize("state", [State.SIGNED, State.PUBLISHED])
def test_the_database_knows_no_report_signed_by_one_or_published_without_edition(state: State) -> None:
    draft = make.written(make.prepared())
    actions.drafts.send_to_review(draft, by=SOMEONE, at=NOW)
    make.sign(draft, Part.OWNER, make.signer(draft, Access.PROGRAMME_LEAD))
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        ReportDraft.objects.filter(pk=draft.pk).update(state=state)


def test_an_example_says_so_in_its_content() -> None:
    draft = make.prepared(provenance="illustrative", provenance_note="Exempel ur offentliga uppgifter.")
    kept = from_json(bytes(ReportEdition.objects.get(draft=make.published(draft)).content))
    assert "Exempel ur offentliga uppgifter." in kept.subtitle
