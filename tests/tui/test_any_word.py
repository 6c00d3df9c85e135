"""The screen that finds any word: a key away, and it leads to the entry."""

from programme.journal.register import Register
from tests.tui.person import at_the_app
from tui.dialogs.entry import EntryScreen


async def test_f_finds_any_word_and_leads_to_its_entry(register: Register) -> None:
    """What is typed is looked for in every field; enter opens the entry, f asks for other words."""
    async with at_the_app(register, size=(120, 30)) as person:
        await person.press("f")
        await person.type("slippage")
        await person.press("enter")
        assert "Found “slippage”: 1" in person.text
        assert "«slippage»" in person.text
        await person.press("enter")
        assert isinstance(person.app.screen, EntryScreen)
        await person.press("escape", "f")
        await person.type(" zzz")
        await person.press("enter")
        assert "no entry says “slippage zzz”" in person.text
