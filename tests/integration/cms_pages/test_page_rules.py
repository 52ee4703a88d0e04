"""What the page types refuse, in words at the field."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.blocks import StreamBlockValidationError
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from framsteg.audit import recording
from framsteg.cms.blocks.body import BodyBlock
from framsteg.cms.models import Conformance, HomeShortcut, NewsPage
from tests.factories.programme import NOW, SOMEONE
from tests.factories.site import PublicSite, news_item


def errors_of(thing: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        thing.full_clean()
    return refused.value.message_dict


@pytest.fixture
def item(swedish_site: PublicSite) -> NewsPage:
    return news_item(swedish_site.news, "Klart", date(2016, 5, 3))


@pytest.mark.parametrize(("alt", "decoration"), [("", False), ("En bro", True)])
def test_a_picture_is_told_in_words_or_is_decoration(item: NewsPage, alt: str, decoration: bool) -> None:
    item.picture = get_image_model().objects.create(title="Bro", file=get_test_image_file())
    item.picture_alt, item.picture_is_decoration = alt, decoration

    assert errors_of(item) == {
        "picture_alt": ["Berätta vad bilden visar, eller markera den som utsmyckning: ett av de två."]
    }


def test_a_picture_that_is_told_in_words_is_shown_with_them(item: NewsPage, client: Any) -> None:
    item.picture = get_image_model().objects.create(title="Bro", file=get_test_image_file())
    item.picture_alt = "En bro över Varnan"
    item.full_clean()
    item.save()

    assert 'alt="En bro över Varnan"' in client.get(item.address).content.decode()


def test_a_start_page_has_the_municipalitys_name_in_its_address(swedish_site: PublicSite) -> None:
    swedish_site.home.slug = "annat"

    assert errors_of(swedish_site.home) == {
        "slug": ["Startsidans namn i adressen är kommunens: kristinehamn."]
    }


@pytest.mark.parametrize(
    ("conformance", "told"),
    [(Conformance.FULL, "<p>En brist.</p>"), (Conformance.PARTIAL, ""), (Conformance.NONE, "")],
)
def test_a_statement_tells_what_is_lacking_unless_nothing_is(
    swedish_site: PublicSite, conformance: str, told: str
) -> None:
    statement = swedish_site.statement
    statement.conformance, statement.not_accessible = conformance, told

    assert list(errors_of(statement)) == ["not_accessible"]


def test_a_statement_is_not_updated_before_its_assessment(swedish_site: PublicSite) -> None:
    swedish_site.statement.updated_on = date(2025, 1, 1)

    assert list(errors_of(swedish_site.statement)) == ["updated_on"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", ""])
def test_a_shortcut_leads_to_a_page_or_a_safe_address(swedish_site: PublicSite, address: str) -> None:
    shortcut = HomeShortcut(page=swedish_site.home, title="Genväg", to_address=address)

    assert list(errors_of(shortcut)) == ["to_address"]


def test_every_column_of_a_table_has_a_heading() -> None:
    block = BodyBlock()
    columns = [{"type": "text", "heading": "År"}, {"type": "figure", "heading": " "}]
    table = {"columns": columns, "rows": [{"values": ["2012", "31"]}], "caption": "Folkmängd"}
    value = block.to_python([{"type": "table", "value": {"table": table, "first_column_heads": True}}])

    with pytest.raises(StreamBlockValidationError):
        block.clean(value)


def test_changing_a_block_changes_no_migration(db: None) -> None:
    call_command("makemigrations", "cms", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(("field", "colour"), [("primary_colour", "#ffd400"), ("accent_colour", "#fff2b0")])
def test_a_colour_that_text_cannot_be_read_on_is_refused(
    swedish_site: PublicSite, field: str, colour: str
) -> None:
    setattr(swedish_site.municipality, field, colour)

    with pytest.raises(ValidationError) as refused:
        recording.change(swedish_site.municipality, by=SOMEONE, at=NOW)

    assert list(refused.value.message_dict) == [field]
