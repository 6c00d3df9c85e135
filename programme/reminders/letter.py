"""A digest as people read it: a subject, plain text, and the same as HTML without anything fetched."""

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import fill

from domain.foundation.dates import counted_days, day_words
from domain.foundation.safe_text import on_one_line
from programme.reminders.digest import Digest, Line

WIDTH = 76
STYLE = "body{font:16px/1.5 sans-serif;max-width:42em;margin:1em}li{margin-bottom:.6em}small{color:#555}"


def subject(digest: Digest) -> str:
    """Return the subject of a mail: which programme, and how much there is."""
    new, due = len(digest.began), len(digest.due)
    counted = [f"{new} new alert{'s' * (new != 1)}"] if new else []
    counted += [f"{due} late or due"] if due else []
    return on_one_line(f"{digest.programme}: {', '.join(counted) or 'nothing new'}")


def text(digest: Digest) -> str:
    """Return a digest as plain text."""
    parts = [fill(_opening(digest), WIDTH)]
    for heading, lines in _sections(digest):
        parts.append(f"{heading}\n{'-' * len(heading)}")
        parts += [_item(line) for line in lines]
    parts += [fill(said, WIDTH) for said in _closing(digest)]
    return "\n\n".join(parts) + "\n"


def html(digest: Digest) -> str:
    """Return a digest as a page of HTML."""
    parts = [f"<p>{escape(_opening(digest))}</p>"]
    for heading, lines in _sections(digest):
        items = "".join(f"<li>{escape(on_one_line(line.said))}{_clears(line)}</li>\n" for line in lines)
        parts.append(f"<h2>{escape(heading)}</h2>\n<ul>\n{items}</ul>")
    parts += [f"<p>{escape(said)}</p>" for said in _closing(digest)]
    title = escape(subject(digest))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        f"<style>{STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def _opening(digest: Digest) -> str:
    return on_one_line(
        f"To {digest.owner}: what asks for you in “{digest.programme}” on {day_words(digest.on)}, "
        f"by all that was recorded (entry {digest.position})."
    )


def _sections(digest: Digest) -> Iterator[tuple[str, Sequence[Line]]]:
    if digest.began:
        yield f"New since {day_words(digest.since)}" if digest.since else "Needs you", digest.began
    if digest.due:
        ahead = f"in the next {counted_days(digest.ahead)}" if digest.ahead else "today"
        yield f"Late, and due {ahead}", digest.due


def _closing(digest: Digest) -> Iterator[str]:
    if digest.empty:
        yield "Nothing is new, late or due."
    if digest.standing:
        many = digest.standing != 1
        yield f"{digest.standing} alert{'s' * many} that you were told of before still stand{'s' * (not many)}."


def _item(line: Line) -> str:
    said = fill(on_one_line(line.said), WIDTH, initial_indent="- ", subsequent_indent="  ")
    if not line.clears:
        return said
    done = fill(on_one_line(f"When done: {line.clears}"), WIDTH, initial_indent="  ", subsequent_indent="  ")
    return f"{said}\n{done}"


def _clears(line: Line) -> str:
    return f"<br><small>When done: {escape(on_one_line(line.clears))}</small>" if line.clears else ""
