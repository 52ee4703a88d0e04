"""An evening in the hall: a phone on a bad line and one without scripts, a moderator, the wall, and the way back."""

from playwright.sync_api import Browser, Page, expect

from .conftest import signed_in
from .demo_server import DemoServer
from .test_reporting import PHONE, flawless

EVENT = "/sv/kristinehamn/handelser/exempel-dialog/"


def moderator_publishes(page: Page, words: str) -> None:
    page.goto(page.url)
    page.locator("tr").filter(has_text=words).get_by_role("checkbox").check()
    page.get_by_role("button", name="Publicera de förkryssade").click()
    expect(page.get_by_text("1 synpunkt har publicerats.")).to_be_visible()


def test_a_view_goes_from_a_phone_to_the_wall_and_its_answer_comes_back(
    browser: Browser, demo: DemoServer
) -> None:
    phone = browser.new_context(**PHONE)
    page = phone.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(demo.url(EVENT))
    assert flawless(page) == []
    page.get_by_role("link", name="Säg vad du tycker").click()
    assert flawless(page) == []

    # A telephone number is seen, and what was written stays; the net goes, and nothing is lost.
    text = page.get_by_label("Ditt svar")
    text.fill("Exempel: Ring 070-123 45 67 om lekplatsen.")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_contain_text("070-123 45 67")
    assert flawless(page) == []
    text.fill("Exempel: Fler gungor på lekplatsen.")
    phone.set_offline(True)
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator("#told")).to_contain_text("Inget nät")
    phone.set_offline(False)
    text.focus()
    for _press in range(6):  # by the keyboard alone
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/kvitto/**")
    receipt = page.url
    assert flawless(page) == []
    page.go_back()
    page.get_by_role("button", name="Skicka").click()
    page.wait_for_url("**/kvitto/**")
    assert page.url == receipt
    assert phone.cookies() == []

    # Without scripts the form works too; whoever is very quick is asked to press once more.
    plain = browser.new_context(**PHONE, java_script_enabled=False).new_page()
    plain.goto(demo.url("/sv/kristinehamn/delta/exempel-dialog/"))
    plain.get_by_label("Ditt svar").fill("Exempel: En tavla med händelser.")
    plain.wait_for_timeout(3100)
    plain.get_by_role("button", name="Skicka").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Tack, det har kommit fram")
    plain_receipt = plain.url
    plain.go_back()
    plain.get_by_role("button", name="Skicka").click()
    plain.wait_for_url("**/kvitto/**")
    assert plain.url == plain_receipt

    # The moderator reads, the wall shows it within three seconds, and can be paused.
    moderator = signed_in(browser, demo, "moderator")
    moderator.goto(demo.url("/admin/contributions/queue/"))
    moderator.get_by_role("link", name="Exempel: Dialog om mötesplatser").first.click()
    wall = browser.new_context(viewport={"width": 1280, "height": 800}, locale="sv-SE").new_page()
    wall.goto(demo.url(f"{EVENT}vagg/"))
    moderator_publishes(moderator, "Fler gungor")
    expect(wall.get_by_text("Fler gungor på lekplatsen.")).to_be_visible(timeout=3000)
    wall.get_by_role("button", name="Pausa").click()
    moderator_publishes(moderator, "En tavla med händelser")
    wall.wait_for_timeout(2500)
    expect(wall.get_by_text("En tavla med händelser.")).to_have_count(0)
    wall.get_by_role("button", name="Fortsätt").click()
    expect(wall.get_by_text("En tavla med händelser.")).to_be_visible(timeout=3000)

    # Answered by a named role and joined to a sub-project; the giver's own page and the public one tell it.
    moderator.goto(demo.url("/admin/contribution/"))
    moderator.get_by_role("row").filter(has_text="Fler gungor").get_by_role("link").first.click()
    moderator.get_by_label("Delprojekt, med dess nummer").fill("1")
    moderator.get_by_role("button", name="Koppla").click()
    moderator.get_by_label("Vem som svarar").select_option(label="Exempelroll: programledare")
    moderator.locator("#answerform_text").fill("Två gungor ställs upp vid ån.")
    moderator.get_by_role("button", name="Skicka svaret").click()
    expect(moderator.get_by_text("Besvarad. De som har bett om brev får ett.")).to_be_visible()
    page.goto(receipt)
    expect(page.get_by_text("Två gungor ställs upp vid ån.")).to_be_visible()
    page.goto(demo.url("/sv/kristinehamn/program/exempel/delprojekt/1/"))
    page.get_by_role("link", name="Exempel: Fler gungor på lekplatsen.").click()
    assert flawless(page) == []
    expect(page.get_by_text("Svar från Exempelroll: programledare")).to_be_visible()
    assert complaints == []

    # A seat, and back again.
    page.goto(demo.url("/sv/kristinehamn/delta/exempel-vandring/anmalan/"))
    page.get_by_label("Namn").fill("Exempel")
    page.get_by_label("E-postadress").fill("exempel@example.se")
    assert flawless(page) == []
    page.get_by_role("button", name="Anmäl dig").click()
    expect(page.get_by_text("Du har en plats.")).to_be_visible()
    assert flawless(page) == []
    page.get_by_role("button", name="Lämna platsen till någon annan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du är inte anmäld")
    for each in (page, plain, moderator, wall):
        each.context.close()
