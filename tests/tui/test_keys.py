"""Keys that are bound anew: they work, are named where keys are named, and what cannot be is refused."""

from pathlib import Path

import pytest

from programme.foundation.refusal import Refused
from programme.journal.register import Register
from tests.tui.person import at_the_app
from tui.app.app import ProgrammeApp
from tui.forms.line.add_line import AddLine


def _bind(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config" / "programme" / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"[keys]\n{text}\n", encoding="utf-8")


async def test_a_key_that_is_bound_anew_works_and_is_named(register: Register, tmp_path: Path) -> None:
    """The new key does it, the old one does not any more, and the footer and the help name the new one."""
    _bind(tmp_path, 'add-line = "f2"\nrecord = "E"')
    async with at_the_app(register, size=(120, 60)) as person:
        assert "E record" in person.text
        await person.press("a")
        assert not isinstance(person.app.screen, AddLine)
        await person.press("question_mark")
        assert "f2       say in one line what happened" in person.text
        await person.press("escape", "f2")
        assert isinstance(person.app.screen, AddLine)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fly = "f"', "[keys] names no action “fly”; there are accountability, add-line"),
        ('record = "a"', "a would be both add-line and record"),
        ('record = "hyper+a"', "“hyper+a” is no key"),
        ("record = 5", "it may set by, store, portfolio, theme, keys"),
    ],
)
def test_keys_that_cannot_be_are_refused(register: Register, tmp_path: Path, text: str, said: str) -> None:
    """An unknown action, a key that does something else in the same place, and what is no key are each a sentence."""
    _bind(tmp_path, text)
    with pytest.raises(Refused) as refused:
        ProgrammeApp(register)
    assert said in str(refused.value)
