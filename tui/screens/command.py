"""A command line in the app: what the `programme` command can do, and what it says."""

import asyncio
import os
import shlex
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static, TextArea

from programme.itself import itself
from tui.going import Way, way
from tui.screens.asking import Asking

if TYPE_CHECKING:
    from tui.app import ProgrammeApp

NAME = "programme"
CHECK_FAILED = 1  # the exit code of a check that failed: its answer is a table
MARGIN = 9  # columns that the frame of the answer takes


class CommandLine(Asking[Way | None]):
    """One line that is run as a command of its own, and its answer beneath; it ends with where to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("ctrl+y", "copy", "Copy the line", show=False),
    ]

    def __init__(self, line: str, environment: Mapping[str, str], *, at_start: bool) -> None:
        super().__init__()
        self.line = line
        self.environment = environment
        self.at_start = at_start
        self._process: asyncio.subprocess.Process | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="command") as box:
            box.border_title = "Command"
            box.border_subtitle = "⏎ run · ctrl+y copy the line · tab to the answer · esc back"
            yield Input(
                self.line, placeholder="risk list, show R-001, doctor, --help; or a screen", compact=True
            )
            yield TextArea(id="answer", read_only=True, soft_wrap=False, compact=True)
            yield Static("", id="ended", markup=False)

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.select_on_focus = False
        field.cursor_position = 0 if self.at_start else len(self.line)
        field.focus()
        self.query_one("#answer").display = False

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self.query_one(Input).value)
        self.say("the line is copied, if this terminal lets programs copy")

    def say(self, said: str) -> None:
        """Say a word about the command under its answer."""
        self.query_one("#ended", Static).update(said)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        try:
            words = shlex.split(event.value)
        except ValueError:
            self.say("a quotation mark is not closed: close it, or put a backslash before it")
            return
        words = words[1:] if words[:1] == [NAME] else words
        if not words:
            self.say("type a command, such as risk list; --help lists them")
        elif words[0].casefold() in {"q", "quit"}:
            self.app.exit()
        elif found := way(cast("ProgrammeApp", self.app), self._without_moment(words)):
            self.dismiss(found)
        else:
            self.run_worker(self._run(words), exclusive=True, exit_on_error=False)

    def _without_moment(self, words: list[str]) -> list[str]:
        """Leave out the moment that the line began with: it is the one that the screens look at."""
        options = shlex.split(self.line) if self.at_start else []
        return words[: -len(options)] if options and words[-len(options) :] == options else words

    async def _run(self, words: list[str]) -> None:
        self.say("…")
        answer = self.query_one("#answer", TextArea)
        process = self._process = await asyncio.create_subprocess_exec(
            *itself(words),
            env={**os.environ, **self.environment, "COLUMNS": str(self.app.size.width - MARGIN)},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        try:
            said, _ = await process.communicate()
        finally:
            with suppress(ProcessLookupError):
                process.kill()
        # A refusal is a sentence, which wraps; a table would fall apart.
        answer.soft_wrap = process.returncode not in {0, CHECK_FAILED}
        answer.text = said.decode(errors="replace").rstrip()
        answer.display = bool(answer.text)
        answer.move_cursor((0, 0))
        self.say("done" if process.returncode == 0 else f"ended with exit code {process.returncode}")
