"""The site and the reports in a real browser: WCAG 2.2 AA by axe-core, by keyboard, on a phone and without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.programme.reports import chromium
from tests.terminal import Terminal, raising, the_day_is

pytestmark = chromium.needed
ASKED = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},  # axe-core leaves it out unless it is asked for
}
PAGES = ("index", "alerts", "hindsight", "everything", "registers/risk", "things/R-001")
PHONE = ViewportSize(width=320, height=640)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give the browser of the machine, which can reach nothing."""
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium.FOUND, args=list(chromium.OPTIONS[1:]))
        yield opened
        opened.close()


@pytest.fixture
def site(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the site of a programme with a phase, alerts, pictures and risks that moved."""
    the_day_is(monkeypatch, "2009-01-27")
    terminal.must('new "North division merger" --on 2007-09-03')
    terminal.must("phase plan --title 'Units merge' --planned-live 2008-04 --on 2007-10-01")
    terminal.must(raising("Interim structure prolonged", "2008-01-07"))
    terminal.must("risk assess R-001 --likelihood 4 --impact 4 --basis 'seen by all' --on 2008-02-04")
    terminal.must("risk assess R-001 --likelihood 2 --impact 3 --basis 'a date is set' --on 2009-01-20")
    terminal.must(raising("Custody closed too early", "2008-01-07"))
    terminal.must(
        "action plan --risk R-001 --title Ask --owner 'Supt Operations' --due 2009-01-20 --on 2009-01-05"
    )
    terminal.must(f"site -o {tmp_path / 'site'}")
    return tmp_path / "site"


def faults(page: Page) -> list[str]:
    """Return what axe-core finds against the page, and that it looked."""
    found = Axe().run(page, options=ASKED).response
    assert len(found["passes"]) > 4
    return [
        f"{fault['id']}: {node['html'][:200]}" for fault in found["violations"] for node in fault["nodes"]
    ]


def test_nothing_in_the_site_keeps_anybody_out(browser: Browser, site: Path) -> None:
    """Every kind of page fulfils WCAG 2.2 AA, in the light and in the dark, and reflows on a phone of 320 pixels."""
    page = browser.new_page(viewport=PHONE)
    for name in PAGES:
        page.goto((site / f"{name}.html").as_uri())
        page.locator("summary").click()
        assert faults(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="dark")
    for name in ("index", "everything"):
        page.goto((site / f"{name}.html").as_uri())
        assert faults(page) == [], f"{name} in the dark"
    page.close()


def test_a_thing_is_found_by_keyboard_alone(browser: Browser, site: Path) -> None:
    """The first stop leads past the menu; a name that is typed leads to the thing, and nothing needs a mouse."""
    page = browser.new_page()
    page.goto((site / "things/R-002.html").as_uri())
    page.keyboard.press("Tab")
    assert page.locator(".skip").is_visible()
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "find":
            break
    page.keyboard.type("prolonged")
    page.keyboard.press("Enter")
    page.wait_for_url("**/everything.html?find=prolonged")
    assert page.locator("#found").inner_text() == "1 of 4 fit “prolonged”."
    assert page.locator("tbody tr:visible").count() == 1
    page.locator("#find").fill("custody CLOSED")
    assert page.locator("tbody tr:visible").inner_text().startswith("R-002")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "R-002"
    page.keyboard.press("Enter")
    page.wait_for_url("**/things/R-002.html")
    page.close()


def test_without_scripts_everything_is_there(browser: Browser, site: Path) -> None:
    """A browser that runs no script is led by a search to the list of everything, whole."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_label("Find a thing by its name").fill("prolonged")
    page.keyboard.press("Enter")
    page.wait_for_url("**/everything.html?find=prolonged")
    assert page.locator("tbody tr:visible").count() == 4
    context.close()


def test_no_report_keeps_anybody_out(
    browser: Browser, site: Path, terminal: Terminal, tmp_path: Path
) -> None:
    """The papers that are HTML, and the letter to an owner, fulfil WCAG 2.2 AA as well."""
    terminal.must(f"snapshot --as-of 2009-01-27 -o {tmp_path / 'snapshot.html'}")
    terminal.must(f"lessons-pack --as-of 2009-01-27 -o {tmp_path / 'pack.html'}")
    (tmp_path / "contacts.toml").write_text('[people]\n"Supt Operations" = "ops@example.org"\n')
    terminal.must(f"digest --all --contacts {tmp_path / 'contacts.toml'} --folder {tmp_path / 'letters'}")
    (tmp_path / "portfolio.toml").write_text(f'name = "Both"\n[[store]]\naddress = "{terminal.store}"\n')
    terminal.must(f"portfolio {tmp_path / 'portfolio.toml'} -o {tmp_path / 'portfolio.html'}")
    papers = [*tmp_path.glob("*.html"), *(tmp_path / "letters").glob("*.html")]
    assert len(papers) >= 4
    page = browser.new_page(viewport=PHONE)
    for paper in papers:
        page.goto(paper.as_uri())
        assert faults(page) == [], paper.name
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], paper.name
    page.close()
