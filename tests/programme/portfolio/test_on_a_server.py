"""A portfolio of programmes that one server keeps: only those that changed are read again."""

from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from programme.journal import register
from programme.journal.journal import Journal
from programme.journal.register import Register
from programme.portfolio.looking import Look
from programme.portfolio.standing import standing
from programme.recording.record import proposal, record
from programme.stores.open import open_register, register_of, start_programme
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import Server

RISK = {"title": "Radios", "cause": "age", "event": "silence", "effect": "harm"}


def today() -> date:
    """Return what the program takes for today."""
    return register.now().date()


def test_of_the_programmes_on_a_server_only_those_that_changed_are_read_again(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One question tells which programmes of a server are as they were; an entry in one has only that one read."""
    store = TestStore(server, real=True)
    for name in ("North", "South", "West"):
        start_programme(store.address, name, by="Ann Carter").close()
    file = tmp_path / "portfolio.toml"
    file.write_text(f'[[store]]\naddress = "{store.address}"\n', encoding="utf-8")
    read: list[str] = []

    def noted(journal: Journal, programme_id: UUID, clock: None, *, wary: bool) -> Register:
        read.append(str(programme_id))
        return register_of(journal, programme_id, clock, wary=wary)

    monkeypatch.setattr("programme.portfolio.looking.register_of", noted)
    list(Look(file).renew(today()))
    assert len(read) == 3
    list(Look(file).renew(today()))
    assert len(read) == 3
    with closing(open_register(store.address, "South")) as south:
        record(south, [proposal("risk.raised", **RISK)])
        changed = str(south.programme_id)
    look = Look(file)
    list(look.renew(today()))
    assert read[3:] == [changed]
    assert {row["programme"]: row["entries"] for row in standing(look, today()).rows} == {
        "North": 1, "South": 2, "West": 1,
    }  # fmt: skip
