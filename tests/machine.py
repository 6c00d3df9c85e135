"""A machine of a test's own: what it remembers of programmes, and its keys, are kept from every other."""

from pathlib import Path

import pytest


def machine_of_its_own(environment: pytest.MonkeyPatch, home: Path) -> None:
    """Keep what a machine remembers in a folder, and give its terminal 100 columns."""
    for name in ("state", "data", "cache", "config"):
        environment.setenv(f"XDG_{name.upper()}_HOME", str(home / name))
    # Workers have terminals of other widths, and tables are as wide as the terminal.
    environment.setenv("COLUMNS", "100")
