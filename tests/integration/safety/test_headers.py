"""What every answer says to the browser, whoever asks for what: pages, files, data, boxes, the editor, refusals."""

import io
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image

from framsteg.accounts.models import Access
from framsteg.config import limits
from framsteg.programme.models import Programme
from tests.factories import programme as make
from tests.factories.editor import client_of, editor
from tests.factories.site import public_site

pytestmark = pytest.mark.django_db
ON_ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SENSORS = ("camera", "geolocation", "microphone", "payment", "usb", "accelerometer", "bluetooth")


@pytest.fixture
def programme(tmp_path: Any, settings: Any) -> Programme:
    settings.MEDIA_ROOT = tmp_path
    programme = make.ProgrammeFactory()
    public_site(programme.municipality)
    return programme


def addresses(programme: Programme) -> dict[str, str]:
    slug = programme.municipality.slug
    document = Document.objects.create(title="Vision", file=ContentFile(b"%PDF-1.7 x", "vision.pdf"))
    drawn = io.BytesIO()
    Picture.new("RGB", (8, 8)).save(drawn, "PNG")
    image = Image.objects.create(title="T", file=ContentFile(drawn.getvalue(), "torg.png"), width=8, height=8)
    return {
        "start": f"/sv/{slug}/",
        "programme": f"/sv/{slug}/program/{programme.slug}/",
        "form": f"/sv/{slug}/kontakt/",
        "missing": f"/sv/{slug}/finns-inte/",
        "feed": f"/sv/{slug}/program/{programme.slug}/atom.xml",
        "calendar": f"/sv/{slug}/handelser/kalender.ics",
        "data": "/api/v1/programmes",
        "file": "/api/v1/files/programmes.csv",
        "wrong question": "/api/v1/programmes?nonsense=1",
        "catalogue": "/datasets/dcat",
        "box": f"/sv/{slug}/ruta/program/{programme.slug}/",
        "editor": "/admin/",
        "sign in": "/konto/logga-in/",
        "document": document.url,
        "picture": image.get_rendition("width-4|format-webp").url,
        "robots": "/robots.txt",
        "long address": f"/sv/{slug}/?{'x' * 9000}",
    }


def test_every_answer_has_the_headers_that_it_should(programme: Programme) -> None:
    client, answers = Client(), {}
    for name, address in addresses(programme).items():
        answers[name] = client.get(address)
    said = {name: {header: each.headers.get(header) for header in ON_ALL} for name, each in answers.items()}
    assert said == dict.fromkeys(answers, ON_ALL)
    policies = {name: each.headers.get("Content-Security-Policy", "") for name, each in answers.items()}
    assert [name for name, policy in policies.items() if not policy] == [
        "long address"
    ]  # nothing in it can run
    for name, policy in policies.items():
        inline = "unsafe" in policy
        assert inline == (name == "editor"), name
        assert "default-src" in policy or name == "long address", name
    frames = [name for name, each in answers.items() if "X-Frame-Options" not in each.headers]
    assert sorted(frames) == ["box", "long address"]
    whose = {name: each.headers["Cross-Origin-Resource-Policy"] for name, each in answers.items()}
    for_all = {name for name, policy in whose.items() if policy == "cross-origin"}
    assert for_all == {"data", "file", "wrong question", "catalogue", "box"}
    permissions = answers["programme"].headers["Permissions-Policy"]
    assert [each for each in SENSORS if f"{each}=()" not in permissions] == []
    assert [
        name for name, each in answers.items() if "Server" in each.headers or "X-Powered-By" in each.headers
    ] == []
    assert {name for name, each in answers.items() if each.cookies} == {"sign in"}
    listed = client.get("/media/images/", follow=True)
    assert (listed.status_code, answers["long address"].status_code) == (404, 414)
    assert policies["document"] == "default-src 'none'"  # whatever is in it loads and runs nothing
    assert all(
        "charset=utf-8" in each.headers["Content-Type"]
        for name, each in answers.items()
        if "text/" in each.headers["Content-Type"]
    )


def test_the_editor_is_not_kept_by_browsers_and_its_cookies_are_its_own(programme: Programme) -> None:
    client = client_of(editor(programme.municipality, Access.ADMINISTRATOR))
    page = client.get(reverse("wagtailadmin_home"))
    assert "no-store" in page.headers["Cache-Control"]
    assert "unsafe-eval" not in page.headers["Content-Security-Policy"]
    assert (settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_HTTPONLY) == (
        True, "Lax", True,
    )  # fmt: skip


def test_what_is_too_large_is_refused_in_words_before_it_is_read(programme: Programme) -> None:
    client, form = Client(), f"/sv/{programme.municipality.slug}/kontakt/"
    large = client.post(form, {"text": "x" * (limits.LARGEST_FORM + 1)})
    headers = client.get("/sv/", HTTP_X_LARGE="x" * (limits.LARGEST_HEADERS + 1))
    nonsense = client.generic("POST", form, b"a=1", CONTENT_LENGTH="many")
    assert (large.status_code, headers.status_code, nonsense.status_code) == (413, 431, 400)
    assert "Ingenting har sparats" in large.content.decode()
    assert "Your browser sent too much" in headers.content.decode()
    assert (large.headers["Connection"], large.headers["Cache-Control"]) == ("close", "no-store")
    many = client.post(form, {f"f{number}": "x" for number in range(1100)})
    assert (many.status_code, "Det gick inte att läsa" in many.content.decode()) == (400, True)


def test_an_upload_in_the_editor_is_judged_by_what_it_holds(programme: Programme) -> None:
    client = client_of(editor(programme.municipality, Access.COMMUNICATOR))
    drawing = SimpleUploadedFile("torg.png", b"<svg onload='alert(1)'/>", content_type="image/png")
    client.post(reverse("wagtailimages:add"), {"title": "T", "file": drawing})
    program = SimpleUploadedFile("plan.pdf", b"MZ\x90", content_type="application/pdf")
    said = client.post(reverse("wagtaildocs:add"), {"title": "Plan", "file": program})
    assert (Image.objects.count(), Document.objects.count()) == (0, 0)
    assert "inte det som namnet säger" in said.content.decode()
    target, exif = io.BytesIO(), Picture.Exif()
    exif[0x010F] = "Telefon"
    Picture.new("RGB", (40, 20)).save(target, "JPEG", exif=exif)
    photo = SimpleUploadedFile("torg.jpg", target.getvalue(), content_type="image/jpeg")
    client.post(reverse("wagtailimages:add"), {"title": "T", "file": photo})
    stored = Image.objects.get()
    assert (b"Telefon" in stored.file.read(), stored.width, stored.is_stored_locally()) == (False, 40, True)
