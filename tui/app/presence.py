"""Who else looks at the same thing: said quietly where it is shown, and kept nowhere."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from programme.foundation.refusal import Refused, Unreadable
from tui.app.following import FollowingApp

# The server forgets after half a minute who did not say so again.
LOOK_SECONDS = 4.0


@runtime_checkable
class Watched(Protocol):
    """A screen about one thing, on which others may be named."""

    looked_at: str
    typing: bool

    def say_others(self, said: str) -> None:
        """Say who else looks at it; nobody if empty."""


class Presence(FollowingApp):
    """The part of the app that says what one looks at, and who else does."""

    _told = ""

    def on_mount(self) -> None:
        self.set_interval(LOOK_SECONDS, self._look_about)

    def _look_about(self) -> None:
        self.run_worker(self.look_about(), group="presence", exclusive=True, exit_on_error=False)

    async def look_about(self) -> None:
        """Say what is in front, and show who else looks at that; a store in a file knows of nobody."""
        register, screen = self.register, self.screen
        thing, typing = (screen.looked_at, screen.typing) if isinstance(screen, Watched) else ("", False)
        if register is None or not (thing or self._told):
            return
        if register.journal.recorder.signs_as is None:
            return
        from programme.stores.rights import looking  # noqa: PLC0415 - not needed for the first paint

        try:
            found = await self.reader.run(lambda: looking(register, thing, typing=typing))
        except (Refused, Unreadable):
            return  # whatever else is asked of the store says why
        self._told = thing
        if isinstance(screen, Watched) and screen is self.screen and screen.looked_at == thing:
            screen.say_others(others(found))


def others(found: Sequence[tuple[str, bool]]) -> str:
    """Say who looks at a thing, and who has a form about it open."""
    looking = ", ".join(name for name, typing in found if not typing)
    typing = ", ".join(name for name, typing in found if typing)
    said = [
        *([f"also looking: {looking}"] if looking else []),
        *([f"recording about it: {typing}"] if typing else []),
    ]
    return " · ".join(said)
