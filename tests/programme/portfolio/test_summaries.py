"""Summaries of programmes: they say what the programmes say, name nobody, and are not made again for nothing."""

from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from programme.journal import register
from programme.portfolio.looking import Look
from programme.portfolio.standing import standing
from programme.portfolio.summarising import summarised
from programme.questions.alerting import alerts_in
from programme.registers.confidence import confidence_of
from programme.stores.open import open_register
from tests.terminal import Terminal, the_day_is

TODAY = "2009-01-27"


@pytest.fixture
def inspected(terminal: Terminal, westminster_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portfolio of the Westminster programme alone, on the day on which it was inspected."""
    terminal.starts_from(westminster_store)
    the_day_is(monkeypatch, TODAY)
    file = terminal.store.with_name("portfolio.toml")
    file.write_text(f'[[store]]\naddress = "{terminal.store.name}"\n')
    return file


def renewed(file: Path) -> Look:
    """Look at every store that may have changed."""
    look = Look(file)
    for _ in look.renew(summary_day()):
        pass
    return look


def summary_day() -> date:
    """Return what the programme takes for today."""
    return register.now().date()


def test_a_summary_says_of_every_day_what_the_programme_says(inspected: Path) -> None:
    """On every day that a summary reaches to it counts the alerts that the programme has then."""
    with closing(open_register(str(inspected.with_name("programme.sqlite")))) as opened:
        summary = summarised(opened)
        assert summary.last > summary.first
        assert len(summary.periods) > 1
        for period in (summary.periods[0], summary.periods[1], summary.periods[-1]):
            found = [one for one in alerts_in(opened.view(period.last.isoformat())) if one.certain]
            counted = Counter(alert.severity for alert in found)
            said = (period.confidence, period.act_now, period.attend)
            assert said == (confidence_of(found), counted["act now"], counted["attend"]), period


def test_what_a_portfolio_keeps_of_a_programme_names_no_person(inspected: Path) -> None:
    """What a portfolio keeps of a programme names no person."""
    with closing(open_register(str(inspected.with_name("programme.sqlite")))) as opened:
        kept = msgspec.json.encode(summarised(opened)).decode()
        redacted = msgspec.json.encode(summarised(opened.redacted())).decode()
    assert "Westminster restructuring" in kept
    # Whoever may see no persons sees the same summary, to the byte.
    assert kept == redacted


def test_a_store_that_looks_as_it_did_is_not_opened(inspected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that looks as it did is not opened again, until a day that its summaries do not reach to."""
    first = standing(renewed(inspected), summary_day())
    opened: list[str] = []

    def noted(address: str) -> None:
        opened.append(address)
        raise AssertionError

    with monkeypatch.context() as closed:
        closed.setattr("programme.portfolio.looking.open_journal", noted)
        assert standing(renewed(inspected), summary_day()).rows == first.rows
        assert not opened
        the_day_is(closed, (summary_day() + timedelta(days=400)).isoformat())
        [row] = standing(Look(inspected), summary_day()).rows
        assert row["seen"] == "27 Jan 2009, too long ago"
        with pytest.raises(AssertionError):
            renewed(inspected)
    assert opened
