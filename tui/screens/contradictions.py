"""What the registers hold that cannot all be so: both sides of each matter, and where they stand."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.content import Content

from programme.answers.answer import Answer
from programme.journal.view import View
from programme.questions.contradictions import contradictions
from tui.screens.bases.table import TableScreen
from tui.shared.texts import quiet
from tui.tables.rows import Rows, TableRow, rows_of

SIDES = ("one", "other")


class Contradictions(TableScreen):
    """The contradictions, as they are listed everywhere."""

    TITLE = "Contradictions"
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "What cannot all be so on this date: two sources, or a source and its own figures.",
        "Both sides stay; nothing is settled by leaving one out.",
        "Beneath the table: the whole sentence, and the entries that hold the two sides.",
        "enter opens the measure, benefit or assessment; n records something about it.",
        "x opens this from every screen; escape goes back.",
    )

    def read(self, view: View) -> Rows:
        return rows_of(
            without_shared_source(contradictions(view)),
            view.on,
            lambda row, _: f"{row['ref']} {row['kind']} {row['matter']} {row['one']} {row['other']}",
        )

    def command(self) -> Sequence[str]:
        return ("contradictions",)

    def title_text(self, rows: Rows) -> str:
        return f"{rows.title}: {len(rows.rows) or 'none'}"

    def peek(self, row: TableRow) -> Content:
        held = " against ".join(", ".join(f"#{at}" for at in row.of[f"{side}_entries"]) for side in SIDES)
        return Content(row.of["sentence"]) + quiet(f" · {held}")

    async def open(self, row: TableRow) -> None:
        await self.host.open_subject(row.of["ref"])


def without_shared_source(answer: Answer) -> Answer:
    """Name a source that all sides share once, in the title, so that its paragraphs fit the columns."""
    evidence = [said for row in answer.rows for side in SIDES for said in row[f"{side}_evidence"]]
    names = {said.rpartition(", ")[0] for said in evidence}
    if len(names) != 1 or not (name := names.pop()):
        return answer
    shortened = [
        {**row, **{f"{side}_source": row[f"{side}_source"].replace(f"{name}, ", "") for side in SIDES}}
        for row in answer.rows
    ]
    return replace(answer, title=f"{answer.title} within {name}", rows=shortened)
