"""The site by keyboard alone."""

from playwright.sync_api import Page, expect

from .demo_server import DemoServer
from .pages import PROGRAMME

FOCUS_IS_SEEN = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
}"""


def test_three_skip_links_come_first_and_lead_where_they_say(visitor: Page, demo: DemoServer) -> None:
    visitor.goto(demo.url(f"/sv{PROGRAMME}/"))
    targets = []
    for _ in range(3):
        visitor.keyboard.press("Tab")
        targets.append(visitor.evaluate("document.activeElement.getAttribute('href')"))
    assert len(set(targets)) == 3
    assert all(visitor.locator(target).count() == 1 for target in targets)
    visitor.keyboard.press("Enter")
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_focus_is_seen_on_everything_and_never_caught(visitor: Page, demo: DemoServer) -> None:
    visitor.goto(demo.url(f"/sv{PROGRAMME}/delprojekt/"))
    reached, unseen = set(), []
    for _ in range(40):
        visitor.keyboard.press("Tab")
        name = visitor.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        reached.add(name)
        if not visitor.evaluate(FOCUS_IS_SEEN):
            unseen.append(name)
    assert unseen == []
    assert len(reached) > 25


def test_a_reader_filters_the_list_by_keyboard(visitor: Page, demo: DemoServer) -> None:
    visitor.goto(demo.url(f"/sv{PROGRAMME}/delprojekt/"))
    visitor.get_by_label("Läge").focus()
    visitor.keyboard.type("Pågår")
    visitor.get_by_role("button", name="Visa", exact=True).focus()
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**lage=ongoing**")
    expect(visitor.locator("main")).to_contain_text("6 delprojekt")
