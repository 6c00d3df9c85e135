"""Opening a portfolio, and from it one programme after the other."""

from pathlib import Path

from programme.foundation.refusal import Refused, Unreadable
from programme.portfolio.looking import Look
from tui.app.run import run_store, without_size
from tui.portfolio.app import PortfolioApp


def run_portfolio(file: Path) -> None:
    """Show a portfolio until somebody quits; Refused when its file cannot be read."""
    look, at, said = Look(file), "", ""
    while True:
        app = PortfolioApp(look, at, said)
        without_size()
        app.run()
        if app.chosen is None:
            return
        at, said = app.chosen.key, ""
        try:
            run_store(app.chosen.address, app.chosen.programme)
        except (Refused, Unreadable) as error:
            said = str(error)
