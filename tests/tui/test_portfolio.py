"""The screen of a portfolio: looked at behind the screen, filtered, turned, and left for a programme."""

from pathlib import Path

import pytest
from textual.widgets import Static

from programme.portfolio.looking import Look
from programme.stores.open import start_programme
from tests.terminal import Terminal
from tui.portfolio.app import PortfolioApp


@pytest.fixture
def look(terminal: Terminal) -> Look:
    """Two programmes in two stores, one with a risk that it escalated, and a store that is gone."""
    terminal.must('new "North division merger"')
    terminal.must("risk raise --title Prolonged --cause 'no date' --event 'it lasts' --effect 'delay all'")
    terminal.must("risk escalate R-001 --level portfolio --reason 'others wait for it'")
    start_programme(str(terminal.store.with_name("archive.sqlite")), "Archive move").close()
    file = terminal.store.with_name("portfolio.toml")
    stores = ("programme.sqlite", "archive.sqlite", "gone.sqlite")
    file.write_text("".join(f'[[store]]\naddress = "{name}"\n' for name in stores))
    return Look(file)


def shown(app: PortfolioApp) -> list[str]:
    """The first column of what is shown."""
    return [row.texts[0] for row in app.table.rows.shown]


async def test_it_shows_every_programme_and_opens_the_one_that_is_chosen(look: Look) -> None:
    """Every store is looked at behind the screen; the rows can be filtered and turned, and one is chosen."""
    app = PortfolioApp(look)
    async with app.run_test(size=(100, 24)) as pilot:
        assert shown(app) == ["programme.sqlite", "archive.sqlite", "gone.sqlite"]
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert shown(app) == ["gone.sqlite", "North division merger", "Archive move"]
        assert "there is no store" in str(app.query_one("#peek", Static).content)
        await pilot.press("v")
        assert [row.texts[1] for row in app.table.rows.shown] == ["R-001"]
        await pilot.press("v", "slash", *"arch", "enter")
        assert shown(app) == ["Archive move"]
        await pilot.press("enter")
    assert app.chosen is not None
    assert (Path(app.chosen.address).name, app.chosen.programme) == ("archive.sqlite", "Archive move")
    again = PortfolioApp(look, app.chosen.key, "the store was gone")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert again.table.row is not None
        assert again.table.row.texts[0] == "Archive move"
        await pilot.press("q")
    assert again.chosen is None
