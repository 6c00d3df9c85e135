"""The guide for newcomers does what it says: from a register to the first alert."""

import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests import ROOT
from tests.terminal import Terminal, the_day_is

GUIDE = (ROOT / "docs/how-to/bring-your-spreadsheet.md").read_text(encoding="utf-8")
REGISTER = ROOT / "tests/programme/spreadsheets/registers/council-merger.xlsx"


def test_the_guide_leads_from_a_register_to_the_first_alert_in_five_commands(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its five commands, run as they stand beside a register, end with reviews that are overdue."""
    the_day_is(monkeypatch, date(2026, 11, 30).isoformat())
    monkeypatch.chdir(tmp_path)
    shutil.copy(REGISTER, tmp_path)
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE, flags=re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) == 5
    for line in lines:
        words = shlex.split(line)
        assert words[0] == "programme"
        terminal.must(shlex.join(words[1:]))
    assert "days overdue" in terminal.out
    assert (tmp_path / "council-merger.xlsx.toml").exists()
    terminal.must("show CM-01")
    terminal.must("export registers.xlsx")
    terminal.must("import registers.xlsx --dry-run")
    assert re.search(r"rows: \d+ same; entries: 0", terminal.err)
