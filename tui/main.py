"""The `programme` command: the command line, given the terminal app to open."""

from pathlib import Path
from typing import TYPE_CHECKING

from programme.cli.main import main as command_line
from programme.foundation.garbage import collect_rarely, spare_what_stays

if TYPE_CHECKING:
    from programme.journal.register import Register


class App:
    """The terminal app, loaded when it is opened: that takes longer than a command may take."""

    def open_store(  # noqa: PLR0913 - as on the command line
        self,
        store: str | None,
        programme: str | None,
        *,
        as_of: str | None,
        as_known: str | None,
        redacted: bool,
        at: str | None,
    ) -> None:
        """Open the app on a store."""
        from tui.app.run import run_store  # noqa: PLC0415 - as the class says

        run_store(store, programme, as_of=as_of, as_known=as_known, redacted=redacted, at=at)

    def open_demo(self, register: "Register", *, as_of: str | None, as_known: str | None) -> None:
        """Open the app on a private copy of a history."""
        from tui.app.run import run  # noqa: PLC0415 - as the class says

        run(register, as_of=as_of, as_known=as_known, demo=True)

    def open_portfolio(self, file: Path) -> None:
        """Open the screen of a portfolio, and from there the app on each programme."""
        from tui.portfolio.run import run_portfolio  # noqa: PLC0415 - as the class says

        run_portfolio(file)


def main() -> None:
    """Run the command line and exit with its code."""
    collect_rarely()
    # Loaded with what nearly every module is made of.
    from programme.cli.terminal_app import provide  # noqa: PLC0415 - as the line above says of what is loaded

    provide(App())
    try:
        command_line()
    finally:
        # A process that ends looks once more through all that it has loaded, and gives it all back anyway.
        spare_what_stays()
