"""What opening a store noticed is said in the app, as every command says it."""

import pytest

from programme.stores.open import open_register
from tests.programme.evidence.test_hostile_archives import with_an_entry_that_does_not_fit
from tests.terminal import Terminal
from tests.tui.person import Person
from tui.app.app import ProgrammeApp


@pytest.mark.parametrize("redacted", [False, True])
async def test_what_opening_noticed_is_said_in_the_app(terminal: Terminal, *, redacted: bool) -> None:
    """A store whose clock was ahead, or one that may only be read, says so where it is looked at."""
    terminal.must("new Merger --on 2007-09-03")
    opened = open_register(str(terminal.store))
    opened.remarks.append("a clock was set ahead")
    app = ProgrammeApp(opened.redacted() if redacted else opened)
    try:
        async with app.run_test() as pilot:
            await pilot.pause()
            assert [note.message for note in app._notifications] == ["a clock was set ahead"]  # noqa: SLF001 - no other way
    finally:
        opened.close()


async def test_a_store_that_does_not_fit_is_no_mistake_of_the_program(terminal: Terminal) -> None:
    """A journal that another program made is said to be one, once, and nothing is written down as a fault."""
    register = open_register(str(with_an_entry_that_does_not_fit(terminal).store))
    app = ProgrammeApp(register)
    try:
        async with app.run_test() as pilot:
            person = Person(app, pilot)
            await person.settle()
            for _ in range(2):
                app.follow()
                await person.settle()
            said = [note.message for note in app._notifications]  # noqa: SLF001 - no other way
            assert len(said) == 1
            assert said[0].startswith(
                "entry 2 (risk review) does not fit those before it (there is no risk R-007"
            )
            assert app.last_words(KeyError("R-007")) == said[0]
    finally:
        register.close()


async def test_a_mistake_of_the_program_is_said_to_be_one(terminal: Terminal) -> None:
    """What goes wrong over a store whose every entry fits is written down, and no reason is given that is not so."""
    register = open_register(str(terminal.must("new North --on 2008-01-07").store))
    app = ProgrammeApp(register)
    try:
        async with app.run_test() as pilot:
            await Person(app, pilot).settle()
            await app.fault(KeyError("a mistake"))
            await pilot.pause()
            assert [type(fault) for fault in app.faults] == [KeyError]
            said = [note.message for note in app._notifications]  # noqa: SLF001 - no other way
            assert said[-1].startswith("this program made a mistake")
    finally:
        register.close()
