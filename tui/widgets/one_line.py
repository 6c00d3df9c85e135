"""A field of one line: what is pasted into it stays whole, on one line."""

import re

from textual import events
from textual.widgets import Input

from tui.shared.host import host_of

TABS = re.compile(r"\t+")
ENDS_OF_LINES = re.compile(r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


class OneLine(Input):
    """Textual's field would take the first line of what is pasted, and leave the others out without a word."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        # Where nothing is typed yet a question mark may ask what belongs there.
        return super().check_consume_key(key, character) and not (key == "question_mark" and not self.value)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._put_in(event.text)

    def action_paste(self) -> None:
        self._put_in(self.app.clipboard)

    def _put_in(self, pasted: str) -> None:
        # Guarantee: of what is pasted into a field of one line nothing is left out, and what is joined is said.
        joined, said = one_line(pasted)
        self.replace(joined, *self.selection)
        if said:
            host_of(self).say(said)


def one_line(text: str) -> tuple[str, str]:
    """Return a text with its lines, and what tabs divide, joined with spaces, and a sentence that says so.

    The sentence is empty where nothing was joined: an end of a line after the last one is not part of it.
    """
    lines = [line.strip(" ") for line in ENDS_OF_LINES.split(text) if line.strip()]
    joined = " ".join(lines) if len(lines) > 1 else ENDS_OF_LINES.sub("", text)
    spaced = TABS.sub(" ", joined.strip("\t"))
    joins = [f"{len(lines)} pasted lines were joined with spaces"] if len(lines) > 1 else []
    joins += ["pasted tabs became spaces"] if spaced != joined else []
    return spaced, f"{' and '.join(joins)}: this field holds one line." if joins else ""
