"""The panels beside the first screen: assessments, what is next, signs of life, and what moved."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from domain.foundation.dates import counted_days, day_words
from programme.questions.dashboard.assessed import Assessed, by_status
from programme.questions.dashboard.news import News
from programme.questions.dashboard.signs import Sign
from programme.questions.weekly.moved import only_reviewed
from programme.registers.due import Due
from tui.present.lines import PanelLine
from tui.shared.marks import STYLES, mark
from tui.shared.names import PLURALS
from tui.shared.texts import quiet, spark
from tui.tables.line_table import fit

EQUALITY = ("equality",)
MOST_NEWS = 5
# So many days of silence are drawn as the top of a line, whatever register it is of.
SPARKED = 16
MOVES = {"up": ("▲", "bad"), "down": ("▼", "good"), "new": ("+", "warn"), "gone": ("-", "quiet")}


def assessed_lines(found: Sequence[Assessed], width: int) -> Iterator[PanelLine]:
    """Yield a row of marks, one for each thing that is assessed, and for each status which those are."""
    if not found:
        yield PanelLine(quiet("nothing needs an assessment"), EQUALITY)
        return
    marks = Content("")
    for one in found[: width // 2]:
        marks += Content(f"{one.sign} ").stylize(_style(one.status))
    yield PanelLine(marks, EQUALITY)
    for status, alike in by_status(list(found)).items():
        head = f"{alike[0].sign} {len(alike)} {status}"
        names = ", ".join(one.assesses or one.ref for one in alike)
        text = Content(f"{head} ").stylize(_style(status)) + quiet(fit(names, max(1, width - len(head) - 1)))
        yield PanelLine(text, EQUALITY, status)


def _style(status: str) -> str:
    named = mark("status", status, date.max)
    return STYLES[named] if named else ""


def due_lines(found: Sequence[Due], on: date, width: int) -> Iterator[PanelLine]:
    """Yield how much is late, and then what is due in the coming days."""
    late = sum(one.days(on) < 0 for one in found)
    if late:
        yield PanelLine(Content(f"! {late} late").stylize(STYLES["bad"]), ("due",))
    ahead = [one for one in found if one.days(on) >= 0]
    for one in ahead:
        head = f"{one.words(on):>10}  {one.ref} {one.what}"
        whose = f" {one.title}{f', {one.owner}' if one.owner else ''}"
        yield PanelLine(
            Content(fit(head, min(len(head), width))) + quiet(fit(whose, max(0, width - len(head)))),
            ("show", one.ref) if one.ref else ("due",),
            f"{one.ref} {one.what}",
        )
    if not ahead:
        yield PanelLine(quiet("nothing more is due"), ("due",))


def sign_lines(found: Sequence[Sign], width: int) -> Iterator[PanelLine]:
    """Yield for each register how long it has been silent, drawn over the days before, and when it was kept last."""
    top = max((max(sign.silence) for sign in found), default=1) or 1
    named = max((len(PLURALS.get(sign.noun, sign.noun)) for sign in found), default=0)
    for sign in found:
        last = f"last {day_words(sign.last)}" if sign.last else "never kept"
        head = f"{PLURALS.get(sign.noun, sign.noun):{named}} {spark(sign.silence, top)} "
        said = f"{'! ' if sign.stale else ''}{counted_days(sign.days)}"
        text = Content(head) + Content(f"{said:>10}").stylize(STYLES["bad"] if sign.stale else "")
        yield PanelLine(
            text + quiet(fit(f"  {last}", max(0, width - len(head) - 10))), (sign.noun, "list"), sign.noun
        )
    if not found:
        yield PanelLine(quiet("no register was kept yet"))


def news_lines(found: News | None, nothing: str, width: int) -> Iterator[PanelLine]:
    """Yield since when it is told, and what moved, risks that went up first."""
    if found is None:
        yield PanelLine(quiet(nothing))
        return
    opens = ("moved", f"{found.day} {found.known}")
    count = len(found.rows)
    said = f"{count or 'nothing'} moved since {found.since}{only_reviewed(found.reviewed)}"
    yield PanelLine(Content(fit(said, width)), opens)
    for row in found.rows[:MOST_NEWS]:
        sign, style_ = MOVES.get(row["moved"], ("•", ""))
        how = f": {row['how']}" if row["how"] else f": {row['moved']}"
        head = Content(f"{sign} ").stylize(STYLES[style_] if style_ else "")  # type: ignore[index]
        yield PanelLine(
            head + Content(fit(f"{row['ref']} {row['title']}{how}", max(1, width - 2))),
            ("show", row["ref"]),
            row["ref"],
        )
    if count > MOST_NEWS:
        yield PanelLine(quiet(f"  and {count - MOST_NEWS} more"), opens)
