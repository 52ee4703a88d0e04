"""The README's pictures. `make screenshots` keeps them in docs/pictures; else they are only taken."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .conftest import signed_in
from .demo_server import DemoServer
from .pages import MUNICIPALITY, PROGRAMME

PICTURES = {
    "start": (f"/sv{MUNICIPALITY}/", 1280, 900, "light"),
    "programme": (f"/sv{PROGRAMME}/", 1280, 1100, "light"),
    "programme-phone": (f"/sv{PROGRAMME}/", 360, 740, "dark"),
    "evaluation": (f"/sv{MUNICIPALITY}/utvardering/folkmangd/", 1280, 1100, "light"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kept = os.environ.get("FRAMSTEG_PICTURES")
    made = Path(kept) if kept else tmp_path
    made.mkdir(parents=True, exist_ok=True)
    return made


@pytest.mark.parametrize("name", PICTURES)
def test_a_public_page_is_pictured(browser: Browser, demo: DemoServer, folder: Path, name: str) -> None:
    path, width, height, scheme = PICTURES[name]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale="sv-SE")
    page.goto(demo.url(path))
    assert len(page.screenshot(path=folder / f"{name}.png")) > 20_000
    page.close()


def test_the_editor_is_pictured(browser: Browser, demo: DemoServer, folder: Path) -> None:
    page = signed_in(browser, demo, "programme_lead", viewport={"width": 1280, "height": 900})
    page.goto(demo.url("/admin/programme/"))
    page.get_by_role("link", name="Ett Attraktivare Kristinehamn").first.click()
    page.wait_for_load_state("networkidle")
    assert len(page.screenshot(path=folder / "editor.png")) > 20_000
    page.context.close()
