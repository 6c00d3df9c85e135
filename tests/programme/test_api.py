"""The register from a script: ten names, which answer and record as the command line does."""

import re
from pathlib import Path
from typing import Any

import pytest

from programme import api
from tests import ROOT
from tests.terminal import Terminal

PAGE = (ROOT / "docs/how-to/use-from-python.md").read_text(encoding="utf-8")
METHODS = {name for name in vars(api.Programme) if not name.startswith("_")}
RISK: dict[str, Any] = {
    "title": "Prolonged",
    "cause": "no date is set",
    "event": "it lasts",
    "effect": "delays all",
}


def test_there_are_ten_names_and_each_is_documented() -> None:
    """Whoever writes a script has ten names to learn, all on one page."""
    names = {*api.__all__, *METHODS}
    assert len(names) == 10
    assert {name for name in names if re.search(rf"\b{name}\b", PAGE)} == names


def test_the_script_of_the_page_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever copies the script of the page sees what it says."""
    monkeypatch.chdir(tmp_path)
    [script] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(script, "use-from-python.md", "exec"), {})  # noqa: S102 - that of our own page
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "R-001 Interim structure prolonged open"
    assert "1 2 risk" in said
    assert "R-009" in said[-1]


def test_what_a_script_records_the_command_line_shows_and_the_other_way_round(terminal: Terminal) -> None:
    """Both ask and record in the same way."""
    with api.start_programme(str(terminal.store), "North division merger", on="2008-01-07") as programme:
        entry = programme.record("risk raise", on="2008-01-08", by="a script", **RISK)
        assert (entry["refs"], entry["by"]) == (["R-001"], "a script")
        again = programme.record(
            "risk raise", on="2008-01-08", by="a script", entry_id=entry["entry_id"], **RISK
        )
        assert again["position"] == entry["position"]
    terminal.must("risk close R-001 --reason 'a date is set' --on 2008-02-01")
    with api.open_programme() as programme:
        for question, asked in (("rows", "risk list"), ("alerts", "alerts"), ("timeline", "timeline")):
            words = ["risk"] if question == "rows" else []
            answered = getattr(programme, question)(*words, as_of="2008-02-02")
            assert answered == terminal.json(f"{asked} --as-of 2008-02-02")["rows"]
        assert programme.rows("risk", as_of="2008-01-31")[0]["state"] == "open"
        assert programme.status() == terminal.json("status")
        assert programme.show("R-001", as_of="2008-03-01") == terminal.json("show R-001 --as-of 2008-03-01")


def test_what_a_script_may_not_do_is_refused(terminal: Terminal) -> None:
    """A refusal says the same to a script as to a person."""
    terminal.must('new "North division merger" --on 2008-01-07')
    with api.open_programme() as programme:
        with pytest.raises(api.Refused, match="there is no register “risks”: choose one of"):
            programme.rows("risks")
        with pytest.raises(api.Refused, match="there is no entry “risk rise”"):
            programme.record("risk rise")
        with pytest.raises(api.Refused):
            programme.record("risk raise", title="Prolonged")
        with pytest.raises(api.Refused, match="R-009"):
            programme.show("R-009")
    with pytest.raises(api.Refused):
        api.start_programme(str(terminal.store), "North division merger")
