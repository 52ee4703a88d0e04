"""The README's pictures. `make screenshots` keeps them in docs/pictures; else they are only taken."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from .conftest import signed_in
from .demo_server import DemoServer
from .pages import MUNICIPALITY, PROGRAMME

PICTURES = {
    "start": (f"/sv{MUNICIPALITY}/", 1280, 900, "light"),
    "programme": (f"/sv{PROGRAMME}/", 1280, 1100, "light"),
    "programme-phone": (f"/sv{PROGRAMME}/", 360, 740, "dark"),
    "evaluation": (f"/sv{MUNICIPALITY}/utvardering/folkmangd/", 1280, 1800, "light"),
    "indicator": (f"/sv{MUNICIPALITY}/nyckeltal/folkmangd/", 1280, 1000, "light"),
}


LARGEST = 150_000
"""Bytes: a README that opens quickly, also where the connection is slow."""


def kept(picture: bytes, path: Path) -> int:
    """The picture with at most 256 colours, which is a third of the size and looks the same; its size."""
    with Image.open(io.BytesIO(picture)) as full:
        full.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    return path.stat().st_size


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    given = os.environ.get("FRAMSTEG_PICTURES")
    made = Path(given) if given else tmp_path
    made.mkdir(parents=True, exist_ok=True)
    return made


@pytest.mark.parametrize("name", PICTURES)
def test_a_public_page_is_pictured(browser: Browser, demo: DemoServer, folder: Path, name: str) -> None:
    path, width, height, scheme = PICTURES[name]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale="sv-SE")
    page.goto(demo.url(path))
    assert 10_000 < kept(page.screenshot(), folder / f"{name}.png") < LARGEST
    page.close()


def test_the_editor_is_pictured(browser: Browser, demo: DemoServer, folder: Path) -> None:
    page = signed_in(browser, demo, "programme_lead", viewport={"width": 1280, "height": 900})
    page.goto(demo.url("/admin/programme/"))
    page.get_by_role("link", name="Ett Attraktivare Kristinehamn").first.click()
    page.wait_for_load_state("networkidle")
    assert 10_000 < kept(page.screenshot(), folder / "editor.png") < LARGEST
    page.context.close()
