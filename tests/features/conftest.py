"""Steps in the users' language: each runs the real command line on a real store."""

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when

from domain.state.programme import Programme
from programme.cli.main import run
from programme.foundation.config import config_file
from programme.registers import all_alerts
from programme.registers.alert import Alert, Rule
from tests.reference_of_alerts import astray
from tests.tampering import copy_store, rewrite, tamper
from tests.terminal import Terminal, the_day_is


@pytest.fixture(autouse=True)
def _as_the_reference_says(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever is alerted about in a scenario is as the reference of alerts says."""
    found: set[str] = set()
    seen: set[object] = set()

    def watched(rule: Rule) -> Rule:
        def watching(programme: Programme, on: date) -> Iterator[Alert]:
            for alert in rule(programme, on):
                said = rule, alert.rule, alert.severity, alert.clears
                if said not in seen:
                    seen.add(said)
                    found.update(astray(rule, alert))
                yield alert

        return watching

    monkeypatch.setattr(all_alerts, "RULES", tuple(map(watched, all_alerts.RULES)))
    yield
    assert found == set()


def commands(text: str) -> list[str]:
    """Read the command lines of a doc string; a line that is indented goes on from the one before."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith((" ", "\t")) and lines:
            lines[-1] += " " + line.strip()
        elif line.strip():
            lines.append(line.strip())
    return lines


def in_folder(terminal: Terminal, line: str) -> str:
    """Return a command with the folder of the store where it says {folder}."""
    return line.replace("{folder}", str(terminal.store.parent))


@given(parsers.parse("today is {day}"))
@when(parsers.parse("today is {day}"))
def today_is(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    the_day_is(monkeypatch, day)


@given("the day is the one on which it is recorded")
def today_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    # The store stamps the real time, whatever day it is said to be.
    the_day_is(monkeypatch, datetime.now(UTC).date().isoformat())


@when(parsers.re(r'I run "(?P<line>.*)" in this YEAR'))
def i_run_this_year(terminal: Terminal, line: str) -> None:
    i_run_one(terminal, line.replace("YEAR", str(datetime.now(UTC).year)))


@then('"timeline" says of the last entry that it was so in this YEAR')
def so_this_year(terminal: Terminal) -> None:
    assert terminal.json("timeline")["rows"][-1]["effective"] == str(datetime.now(UTC).year)


@given(parsers.parse('the programme "{name}" started on {day}'))
def a_programme(terminal: Terminal, name: str, day: str) -> None:
    terminal.must(f'new "{name}" --on {day}')


@given("no store exists")
def no_store(terminal: Terminal) -> None:
    assert not terminal.store.exists()


@given("the Westminster programme")
def westminster(terminal: Terminal, westminster_store: Path) -> None:
    terminal.starts_from(westminster_store)


@given("these commands were run")
def were_run(terminal: Terminal, docstring: str) -> None:
    for line in commands(docstring):
        terminal.must(in_folder(terminal, line))


@when("I run")
def i_run(terminal: Terminal, docstring: str) -> None:
    for line in commands(docstring):
        terminal.run(in_folder(terminal, line))


@when(parsers.re(r'I run "(?P<line>.*)"'))
def i_run_one(terminal: Terminal, line: str) -> None:
    terminal.run(in_folder(terminal, line.replace("'", '"')))


@when(parsers.re(r'I send what "(?P<first>.*)" writes to "(?P<second>.*)"'))
def i_pipe(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, first: str, second: str) -> None:
    sent = io.TextIOWrapper(io.BytesIO())
    with redirect_stdout(sent):
        assert run(first.split()) == 0
    sent.seek(0)
    monkeypatch.setattr(sys, "stdin", sent)
    terminal.run(in_folder(terminal, second))


@when(parsers.re(r'somebody who owns the file runs "(?P<statement>.*)"'))
def tampered(terminal: Terminal, statement: str) -> None:
    tamper(terminal.store, statement)


@when(parsers.parse("somebody who owns the file rewrites record {position:d} with every hash"))
def rewritten(terminal: Terminal, position: int) -> None:
    rewrite(terminal.store, position)


@given("a copy of the store")
def copied(terminal: Terminal) -> None:
    copy_store(terminal.store, terminal.store.with_suffix(".copy"))


@when("the copy is put in the place of the store")
def replaced(terminal: Terminal) -> None:
    copy_store(terminal.store.with_suffix(".copy"), terminal.store)


@when("the key file is taken away")
def without_keys(terminal: Terminal) -> None:
    Path(f"{terminal.store}.keys").unlink()


@when("the kept files are taken away")
def files_taken(terminal: Terminal) -> None:
    shutil.rmtree(f"{terminal.store}.evidence")


@then("no kept file is left")
def no_file_left(terminal: Terminal) -> None:
    assert [each for each in Path(f"{terminal.store}.evidence").rglob("*") if each.is_file()] == []


@when(parsers.re(r'somebody writes "(?P<new>.*)" for "(?P<old>.*)" in "(?P<name>.*)"'))
def edited(terminal: Terminal, new: str, old: str, name: str) -> None:
    file = terminal.store.parent / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@when(parsers.re(r'somebody removes the line "(?P<start>.*)" from "(?P<name>.*)"'))
def line_removed(terminal: Terminal, start: str, name: str) -> None:
    file = terminal.store.parent / name
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    left = [line for line in lines if not line.startswith(start)]
    assert len(left) == len(lines) - 1
    file.write_text("".join(left), encoding="utf-8")


@given(parsers.re(r'the file "(?P<name>[^"]*)" is$'))
def a_file(terminal: Terminal, name: str, docstring: str) -> None:
    (terminal.store.parent / name).write_text(docstring + "\n", encoding="utf-8")


@given("the settings are")
def settings_are(docstring: str) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(docstring, encoding="utf-8")


@given("nobody is named in the environment")
def nobody_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROGRAMME_BY")


@given("no store is named in the environment")
def no_store_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROGRAMME_STORE")


@then(parsers.parse('in "timeline" the last entry is by "{name}"'))
def last_is_by(terminal: Terminal, name: str) -> None:
    assert terminal.json("timeline")["rows"][-1]["by"] == name


@given(parsers.re(r'"(?P<name>.*)" is a link to "(?P<target>.*)"'))
def a_link(terminal: Terminal, name: str, target: str) -> None:
    (terminal.store.parent / name).symlink_to(target)


@then(parsers.re(r'the file "(?P<name>.*)" says "(?P<text>.*)"'))
def file_says(terminal: Terminal, name: str, text: str) -> None:
    assert text in (terminal.store.parent / name).read_text(encoding="utf-8")


@then(parsers.re(r'the file "(?P<name>.*)" does not say "(?P<text>.*)"'))
def file_does_not_say(terminal: Terminal, name: str, text: str) -> None:
    assert text not in (terminal.store.parent / name).read_text(encoding="utf-8")


@then("it succeeds")
def succeeds(terminal: Terminal) -> None:
    assert terminal.code == 0, terminal.err


@then(parsers.re(r'it is refused because "(?P<sentence>.*)"'))
def refused(terminal: Terminal, sentence: str) -> None:
    assert terminal.code == 2, terminal.out + terminal.err
    assert sentence in terminal.err
    assert "Traceback" not in terminal.err
    assert terminal.out == ""


@then(parsers.re(r'the store cannot be read because "(?P<sentence>.*)"'))
def unreadable(terminal: Terminal, sentence: str) -> None:
    assert terminal.code == 3, terminal.out + terminal.err
    assert sentence in terminal.err
    assert "Traceback" not in terminal.err


@then(parsers.parse("the exit code is {code:d}"))
def exit_code(terminal: Terminal, code: int) -> None:
    assert terminal.code == code, terminal.err


@then(parsers.re(r'it says "(?P<text>.*)"'))
def says(terminal: Terminal, text: str) -> None:
    assert text in " ".join((terminal.out + terminal.err).split())


@then(parsers.re(r'it does not say "(?P<text>.*)"'))
def does_not_say(terminal: Terminal, text: str) -> None:
    assert text not in " ".join((terminal.out + terminal.err).split())


@then(parsers.parse("the journal holds {count:d} entries"))
def journal_holds(terminal: Terminal, count: int) -> None:
    assert terminal.json("timeline --as-of 2199-01-01")["position"] == count


@then(parsers.re(r'(?P<reference>[A-Z]+-\d+) has (?P<name>[a-z_. ]+) "(?P<value>.*)"'))
def has(terminal: Terminal, reference: str, name: str, value: str) -> None:
    assert dug(terminal.json(f"show {reference}")["fields"], name) == value


@then(parsers.re(r'as of (?P<day>\S+) (?P<reference>[A-Z]+-\d+) has (?P<name>[a-z_. ]+) "(?P<value>.*)"'))
def had(terminal: Terminal, day: str, reference: str, name: str, value: str) -> None:
    assert dug(terminal.json(f"show {reference} --as-of {day}")["fields"], name) == value


@then(parsers.re(r'in "(?P<question>.*)" (?P<reference>[A-Z]+-\d+) has (?P<name>[a-z_. ]+) "(?P<value>.*)"'))
def row_has(terminal: Terminal, question: str, reference: str, name: str, value: str) -> None:
    rows = {row["ref"]: row for row in terminal.json(question)["rows"]}
    assert dug(rows[reference], name) == value


@then(parsers.re(r'"(?P<question>.*)" lists (?P<count>\d+) rows?'))
def lists(terminal: Terminal, question: str, count: str) -> None:
    assert len(terminal.json(question)["rows"]) == int(count)


@then(parsers.re(r'"(?P<question>.*)" is certain (?P<how>at most|without that)'))
def certain_at_most(terminal: Terminal, question: str, how: str) -> None:
    assert terminal.json(question)["certain_at_most"] == (how == "at most")


@then(parsers.parse("the row of {first} comes before that of {second}"))
def comes_before(terminal: Terminal, first: str, second: str) -> None:
    starts = [line.partition(",")[0] for line in terminal.out.splitlines()]
    assert starts.index(first) < starts.index(second)


@then(
    parsers.re(
        r'as of (?P<day>\S+) there is the alert "(?P<rule>.*)" about (?P<subject>.+) since (?P<since>\S+)'
    )
)
def alert_since(terminal: Terminal, day: str, rule: str, subject: str, since: str) -> None:
    found = [a for a in alerts(terminal, day) if a["rule"] == rule and a["subject"] == subject]
    assert [a["since"] for a in found] == [since], alerts(terminal, day)


@then(parsers.re(r'as of (?P<day>\S+) there is no alert "(?P<rule>.*)"'))
def no_alert(terminal: Terminal, day: str, rule: str) -> None:
    assert [a for a in alerts(terminal, day) if a["rule"] == rule] == []


def alerts(terminal: Terminal, day: str) -> list[dict[str, Any]]:
    """Return the alerts that are true on a day."""
    rows: list[dict[str, Any]] = terminal.json(f"alerts --as-of {day}")["rows"]
    return rows


def dug(fields: dict[str, Any], name: str) -> str:
    """Return a field by its words (`residual.band`), as text; nothing is the empty text."""
    value: Any = fields
    for part in name.strip().replace(" ", "_").split("."):
        value = value[part]
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value)
