"""What a report was asked for: everything that it follows from, besides the journal."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, get_args
from uuid import UUID

import msgspec

Kind = Literal["snapshot", "lessons-pack"]
Form = Literal["markdown", "html"]
KINDS: tuple[Kind, ...] = get_args(Kind)
FORMS: tuple[Form, ...] = get_args(Form)

_COMMAND = re.compile(
    r"programme (?P<kind>snapshot|lessons-pack) --as-of (?P<as_of>[0-9-]+) --as-known=#(?P<position>[0-9]{1,18})"
    r"(?: --since (?P<since>[0-9-]+)(?: --since-known=#(?P<since_position>[0-9]{1,18}))?)?"
    r"(?: --(?P<persons>redacted|persons))? --format (?P<form>markdown|html) --programme (?P<programme_id>[0-9a-f-]+)"
)


class ReportRequest(msgspec.Struct, frozen=True):
    """A report of one programme as of a date, by what was recorded up to a position.

    A snapshot tells what moved `since` a date, by what was recorded up to `since_position`, or else up to `position`.
    """

    kind: Kind
    form: Form
    programme_id: UUID
    as_of: date
    position: int
    redacted: bool
    since: date | None = None
    since_position: int | None = None

    @property
    def command(self) -> str:
        """The command that makes the same report, on any machine that holds the journal; no shell reads more in it."""
        return " ".join(self._words())

    def _words(self) -> Iterator[str]:
        yield from ("programme", self.kind, "--as-of", self.as_of.isoformat(), f"--as-known=#{self.position}")
        if self.since:
            yield from ("--since", self.since.isoformat())
            if self.since_position is not None:
                yield f"--since-known=#{self.since_position}"
        if self.kind == "lessons-pack" and not self.redacted:
            yield "--persons"
        if self.kind == "snapshot" and self.redacted:
            yield "--redacted"
        yield from ("--format", self.form, "--programme", str(self.programme_id))

    @classmethod
    def read(cls, command: str) -> "ReportRequest":
        """Read what `command` wrote; ValueError when it was not written so."""
        found = _COMMAND.fullmatch(command)
        if found is None:
            raise ValueError(command)
        redacted = found["persons"] == "redacted" or (
            found["kind"] == "lessons-pack" and not found["persons"]
        )
        asked = cls(
            kind="snapshot" if found["kind"] == "snapshot" else "lessons-pack",
            form="html" if found["form"] == "html" else "markdown",
            programme_id=UUID(found["programme_id"]),
            as_of=date.fromisoformat(found["as_of"]),
            position=int(found["position"]),
            redacted=redacted,
            since=date.fromisoformat(found["since"]) if found["since"] else None,
            since_position=int(found["since_position"]) if found["since_position"] else None,
        )
        if (asked.since_position or 0) > asked.position:
            raise ValueError(command)
        if asked.command != command or (asked.since is None) != (asked.kind == "lessons-pack"):
            raise ValueError(command)
        return asked
