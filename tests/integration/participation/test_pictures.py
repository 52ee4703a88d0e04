"""Pictures from events: told in words, private until the event is public, and without what a camera writes in them."""

import io
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image as Pixels
from wagtail.images import get_image_model

from framsteg.accounts.models import Access
from framsteg.cms.editor.access import collection_of
from framsteg.cms.models import EventPicture
from framsteg.participation.models import Event
from tests.factories import programme as make
from tests.factories.editor import client_of, editor
from tests.integration.editor.posting import add, errors

from .saying import text_of

pytestmark = pytest.mark.django_db
PAGE = "/sv/provkoping/handelser/vandring/"
GPS = 0x8825


@pytest.fixture
def event(db: None) -> Event:
    cache.clear()  # versions of pictures are remembered by number, and numbers begin anew with each test
    municipality = make.MunicipalityFactory(name="Provköping", slug="provkoping")
    made: Event = make.EventFactory(municipality=municipality, slug="vandring", visibility="draft")
    return made


def upload(event: Event, name: str = "IMG_2041.jpg") -> "get_image_model()":  # type: ignore[valid-type]
    """A photograph as a phone makes it, with the place where it was taken."""
    pixels, file = Pixels.new("RGB", (1600, 1200), "#446688"), io.BytesIO()
    exif = Pixels.Exif()
    exif[GPS] = {1: "N", 2: (59.0, 18.0, 0.0)}
    pixels.save(file, "JPEG", exif=exif)
    return get_image_model().objects.create(
        title=name, file=ContentFile(file.getvalue(), name), collection=collection_of(event.municipality)
    )


def shown(event: Event, name: str = "IMG_2041.jpg", **given: object) -> EventPicture:
    told = {"alt": "Fyra personer vid ån.", "credit": "Provköpings kommun", **given}
    return EventPicture.objects.create(event=event, image=upload(event, name), **told)


def test_an_editor_chooses_a_picture_and_has_to_say_what_it_shows(event: Event) -> None:
    client = client_of(editor(event.municipality, Access.COMMUNICATOR))
    mine, query = upload(event), f"?event={event.pk}"
    theirs = upload(make.EventFactory(), "annan.jpg")
    assert errors(add(client, "eventpicture", query, image=mine.pk)) == {
        "alt": ["Berätta vad bilden visar. Det läses upp för den som inte kan se den."],
        "credit": ["Skriv vem som har tagit bilden, eller var den kommer ifrån."],
    }
    told = {"alt": "Fyra personer vid ån.", "credit": "Kommunen"}
    assert errors(add(client, "eventpicture", query, image=theirs.pk, **told)) == {
        "image": ["Välj en bild som du får använda."]
    }
    answer = add(client, "eventpicture", query, image=mine.pk, **told)
    assert answer.headers["Location"] == f"{reverse('eventpicture:index')}{query}"
    assert "Händelsen visar redan den här bilden." in str(
        errors(add(client, "eventpicture", query, image=mine.pk, **told))
    )
    assert "Fyra personer vid ån." in text_of(client.get(answer.headers["Location"]))
    with pytest.raises(IntegrityError), transaction.atomic():
        EventPicture.objects.update(alt="")


def test_its_file_is_given_out_with_the_event_and_no_sooner(event: Event, client: Client) -> None:
    picture = shown(event)
    files = [
        "/media/" + picture.image.get_rendition(spec).file.name for spec in ("width-480|format-webp", "max-165x165")
    ]  # fmt: skip
    lead = client_of(editor(event.municipality, Access.PROGRAMME_LEAD))
    stranger = client_of(editor(make.MunicipalityFactory(), Access.PROGRAMME_LEAD))
    assert [[who.get(file).status_code for file in files] for who in (client, stranger, lead)] == [
        [404, 404], [404, 404], [200, 200],
    ]  # fmt: skip
    assert lead.get(files[0]).headers["Cache-Control"] == "private, no-store"

    Event.objects.filter(pk=event.pk).update(visibility="public")
    for file in files:
        given = client.get(file)
        body = b"".join(given.streaming_content)  # type: ignore[attr-defined]
        assert (given.status_code, Pixels.open(io.BytesIO(body)).getexif().get_ifd(GPS)) == (200, {})
    assert client.get(f"/media/images/../{picture.image.file.name}").status_code == 404
    Event.objects.filter(pk=event.pk).update(visibility="draft")
    other = make.EventFactory(municipality=event.municipality, visibility="public")
    assert client.get(files[0]).status_code == 404
    EventPicture.objects.create(event=other, image=picture.image, alt="Vid ån.", credit="Kommunen")
    assert client.get(files[0]).status_code == 200


def test_the_page_tells_what_it_shows_and_who_took_it(event: Event, client: Client) -> None:
    Event.objects.filter(pk=event.pk).update(visibility="public", starts_on=date(2026, 5, 3))
    shown(event, caption="Vandringen började vid bron.", alt_en="Four people by the river.")
    page = client.get(PAGE).content.decode()
    assert 'alt="Fyra personer vid ån."' in page
    assert all(f"{width}w" in page for width in (480, 960, 1440))
    assert "Vandringen började vid bron. Bild: Provköpings kommun" in text_of(client.get(PAGE))
    assert 'alt="Four people by the river."' in client.get(PAGE.replace("/sv/", "/en/")).content.decode()
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    for number in (2, 3):
        shown(event, f"IMG_{number}.jpg")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as three:
        client.get(PAGE)
    assert len(three) == len(one)
    assert 'lang="sv"' in client.get(PAGE.replace("/sv/", "/en/")).content.decode()
