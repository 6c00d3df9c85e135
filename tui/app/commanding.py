"""Commands of the command line from inside the app: `:` types one, `Y` shows the one that answers the present view."""

import shlex
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.app.following import FollowingApp
from tui.screens.bases.programme_screen import moment_options
from tui.shared.host import host_of

if TYPE_CHECKING:
    from tui.dialogs.command_line import Way


class Commanding(FollowingApp):
    """The part of the app that runs commands, and knows the one that answers what is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("colon", "command", "Type a command", show=False, id="command"),
        Binding("Y", "command_of_view", "The command line of this view", show=False, id="command-of-view"),
    ]

    def action_command(self) -> None:
        self._ask(())

    def action_command_of_view(self) -> None:
        screen, view = self.present(), self.view
        if screen is not None and view is not None:
            self._ask(["programme", *screen.citation(view)])

    def _ask(self, cited: Sequence[str]) -> None:
        from tui.app.routes import way  # noqa: PLC0415 - not needed for the first paint
        from tui.dialogs.command_line import CommandLine  # noqa: PLC0415 - not needed for the first paint

        register, view = self.register, self.view
        if register is None or view is None:
            return
        recorder = register.journal.recorder
        options: list[str] = list(cited)
        if not cited and not view.moment.live:
            options += moment_options(view)
        if cited:
            # What a password opens is shown without one, and left to the environment.
            options += ["--store", recorder.place] if recorder.place == recorder.address else []
            options += ["--programme", self.programme_name] if len(recorder.programme_ids()) > 1 else []
        options += ["--redacted"] if self.redacted else []
        environment = {
            "PROGRAMME_STORE": recorder.address,
            "PROGRAMME_NAME": str(register.programme_id),
        }
        line = shlex.join(options)
        self.push_screen(
            CommandLine(
                line if cited or not line else f" {line}",
                environment,
                partial(way, host_of(self)),
                cited=bool(cited),
                redacted=self.redacted,
            ),
            self._commanded,
        )

    async def _commanded(self, way: "Way | None") -> None:
        if way is not None:
            await way()
        self.follow()
