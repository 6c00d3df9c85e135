"""A command line in the app: what the `programme` command can do, and what it says."""

import asyncio
import os
import shlex
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static, TextArea

from programme.foundation.relaunch import itself
from tui.dialogs.box import BACK, Modal
from tui.widgets.footer import FooterKey
from tui.widgets.one_line import OneLine

# Goes to the screen that answers a command.
Way = Callable[[], Awaitable[object]]
NAME = "programme"
CHECK_FAILED = 1  # the exit code of a check that failed: its answer is a table
REFUSED = 2
REDACTED = "--redacted"
MARGIN = 9  # columns that the frame of the answer takes


class CommandLine(Modal[Way | None]):
    """One line that is run as a command of its own, and its answer beneath; it ends with where to go to, or None."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        FooterKey("⏎", "run"),
        FooterKey("ctrl+y", "copy the line", "screen.copy"),
        FooterKey("tab", "to the answer", "app.focus_next"),
        BACK,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("ctrl+y", "copy", "Copy the line", show=False),
    ]

    def __init__(
        self,
        line: str,
        environment: Mapping[str, str],
        find_way: Callable[[Sequence[str]], Way | None],
        *,
        cited: bool,
        redacted: bool,
    ) -> None:
        super().__init__()
        self.line = line
        self.environment = environment
        self.find_way = find_way
        self.cited = cited
        self.redacted = redacted
        self._process: asyncio.subprocess.Process | None = None

    def compose_box(self) -> ComposeResult:
        with Vertical(id="command") as box:
            box.border_title = "Command"
            yield OneLine(
                self.line, placeholder="risk list, show R-001, doctor, --help; or a screen", compact=True
            )
            yield Static(self.line, id="whole", markup=False)
            yield TextArea(id="answer", read_only=True, soft_wrap=False, compact=True)
            yield Static("", id="ended", markup=False)

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.select_on_focus = False
        # What is typed goes before the moment, and a line that is cited is read from its beginning.
        field.cursor_position = 0
        field.focus()
        self.query_one("#answer").display = False

    def on_resize(self) -> None:
        # A line that is longer than its box is shown whole beneath it.
        fits = cell_len(self.line) < self.query_one(Input).content_size.width
        self.query_one("#whole").display = self.cited and not fits

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
        elif found := self.find_way(self._without_moment(words)):
            self.dismiss(found)
        else:
            self.run_worker(self._run(words), exclusive=True, exit_on_error=False)

    def _without_moment(self, words: list[str]) -> list[str]:
        """Leave out the moment that the line began with: it is the one that the screens look at."""
        options = shlex.split(self.line) if not self.cited else []
        return words[: -len(options)] if options and words[-len(options) :] == options else words

    def _withholding(self, words: list[str]) -> list[str]:
        """Withhold in the answer what the screens withhold, also when the option was taken out of the line."""
        return [*words, REDACTED] if self.redacted and REDACTED not in words else words

    async def _run(self, words: list[str]) -> None:
        self.say("…")
        answer = self.query_one("#answer", TextArea)
        process = self._process = await asyncio.create_subprocess_exec(
            *itself(self._withholding(words)),
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
        ended = "done" if process.returncode == 0 else f"ended with exit code {process.returncode}"
        only = "; while this is redacted, only questions are answered, those that take --redacted"
        self.say(ended + (only if self.redacted and process.returncode == REFUSED else ""))
