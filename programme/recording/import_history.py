"""Importing a history: JSON Lines, one entry a line, through the same door as everything else.

A line that gives no `entry_id` of its own gets one made from the programme and what the line says, so that importing
the same line twice changes nothing, whoever imports it and whenever.
"""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import msgspec

from domain.entries.entry import Entry, next_references
from domain.foundation.dates import when
from event_store.copies.given_file import read_file
from programme.foundation.exact_json import decoded, with_floats
from programme.foundation.refusal import Problem, Refused
from programme.foundation.wording import in_a_file, in_words
from programme.journal.register import Register
from programme.recording.compose import check_envelope, compose, understand_effective
from programme.recording.entry_names import commands
from programme.recording.known_on import with_knowledge
from programme.recording.record import Proposal, record
from programme.recording.signing import signer

LARGEST = 50_000_000
KEYS: dict[str, tuple[type, str]] = {
    "entry": (str, "the words of its command, such as “risk raise”"),
    "on": (str, "the effective date, in EDTF, such as “2008-12” or “2009-01-27~”"),
    "fields": (dict, "the entry's fields by name, in braces"),
    "by": (str, "who recorded it, as text"),
    "evidence": (list, "a list of references, each as text"),
    "known_on": (str, "since when the organisation knew of it, by that evidence, in EDTF"),
    "known_to": (str, "who in the organisation had read that evidence then, as text"),
    "entry_id": (str, "a UUID of your own, as text"),
}
NEEDED = ("entry", "on", "fields")


class ImportLine(msgspec.Struct, frozen=True):
    """A line of a history: its number in the file, what it proposes, and whether its entry id was made from it.

    A line that says since when it was known proposes the claim as well.
    """

    number: int
    proposals: tuple[Proposal, ...]
    derived: bool

    @property
    def proposal(self) -> Proposal:
        """What the line says was so."""
        return self.proposals[0]


class Imported(msgspec.Struct, frozen=True):
    """What an import did: how many entries it recorded, and how many had been recorded before."""

    recorded: int
    known: int


def import_history(
    register: Register, file: Path, *, by: str | None = None, dry_run: bool = False
) -> Imported:
    """Record the entries of a file that were not recorded before, all or none; Refused names the line that is wrong.

    `by` says who recorded the lines that do not say so themselves.
    """
    lines = read(register, file)
    if by is not None:
        check_envelope(by, ())
    if not lines:
        raise Refused([f"{file} holds no entries: write one a line"])
    new: list[ImportLine] = []
    own: list[ImportLine] = []
    for line in lines:
        known = register.journal.find(register.programme_id, line.proposal.entry_id or "")
        if known is None:
            new.append(_recorded_by(line, by))
        elif not line.derived:
            own.append(_recorded_by(line, known.by))
    # An id of the user's own may stand on a line that says something else now; one made from the line cannot.
    _record(register, own, dry_run=True)
    _record(register, new, dry_run=dry_run)
    return Imported(len(new), len(lines) - len(new))


def _recorded_by(line: ImportLine, by: str | None) -> ImportLine:
    proposals = tuple(msgspec.structs.replace(one, by=one.by or by) for one in line.proposals)
    return msgspec.structs.replace(line, proposals=proposals)


def read(register: Register, file: Path) -> list[ImportLine]:
    """Read and check every line by itself; whether an entry may be recorded is decided when it is."""
    lines: list[ImportLine] = []
    numbers: dict[str, int] = {}
    problems: list[Problem] = []
    for number, text in enumerate(_text(file).split("\n"), 1):
        if not text.strip():
            continue
        try:
            line = _line(register, number, text)
            _refuse_twice(line, numbers)
        except Refused as refused:
            # Guarantee: every line of a file that is wrong by itself is named at once.
            problems += [_of_line(number, problem) for problem in refused.problems]
            continue
        lines.append(line)
    if problems:
        raise Refused(problems)
    return lines


def _text(file: Path) -> str:
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise Refused(
                [f"{file} has {size:,} bytes and at most {LARGEST:,} are imported at once: split the file"]
            )
        return read_file(file, LARGEST).decode("utf-8-sig")
    except OSError as error:
        raise Refused([f"{file} cannot be read ({error.strerror}): check the path"]) from None
    except UnicodeDecodeError as error:
        sentence = f"{file} is not UTF-8 text (byte {error.start + 1:,}): save it as UTF-8"
        raise Refused([sentence]) from None


def _line(register: Register, number: int, text: str) -> ImportLine:
    said = _decoded(text)
    entry_class = _entry_class(said["entry"])
    _check_date(said["on"], register.today)
    _check_fields(entry_class, said["fields"], register.today)
    evidence = tuple(said.get("evidence", ()))
    by = said.get("by")
    check_envelope(signer(register) if by is None else by, evidence)
    given = said.get("entry_id")
    entry_id = _checked_id(given) if given is not None else _derived_id(register, said)
    known_on = said.get("known_on")
    if known_on is not None:
        _check_date(known_on, register.today)
    proposed = Proposal(entry_class, said["fields"], said["on"], by, evidence, entry_id)
    return ImportLine(number, with_knowledge(proposed, known_on, said.get("known_to")), given is None)


def _decoded(text: str) -> dict[str, Any]:
    try:
        said = decoded(text)
    except (msgspec.DecodeError, RecursionError) as error:
        sentence = f"it is not JSON ({error}): write one entry a line, as {{“entry”: “risk raise”, …}}"
        raise Refused([sentence]) from None
    if not isinstance(said, dict):
        raise Refused(["it is JSON but not an entry: write it in braces, with the keys " + ", ".join(KEYS)])
    if problems := list(_misspelt(said)):
        raise Refused(problems)
    return said


def _misspelt(said: dict[str, Any]) -> Iterator[Problem]:
    for key in said:
        if key not in KEYS:
            yield Problem(
                f"“{key[:40]}” is no key of an entry{_meant(key, KEYS)}: the keys are {', '.join(KEYS)}"
            )
    for key, (kind, meaning) in KEYS.items():
        value = said.get(key)
        texts = not isinstance(value, list) or all(isinstance(part, str) for part in value)
        if key in said and not (isinstance(value, kind) and texts):
            yield Problem(f"“{key}” is {meaning}", key)
        elif key in NEEDED and key not in said:
            yield Problem(f"“{key}” is missing: give {meaning}", key)


def _entry_class(words: str) -> type[Entry]:
    known = commands().get(" ".join(words.split()))
    if known is None:
        meant = _meant(words, commands()) or "; programme docs entries lists them all"
        raise Refused([Problem(f"there is no kind of entry “{words[:40]}”{meant}", "entry")])
    return known


def _meant(word: str, known: dict[str, Any]) -> str:
    nearest = get_close_matches(word, known, n=1)
    return f" (did you mean “{nearest[0]}”?)" if nearest else ""


def _check_date(on: str, today: date) -> None:
    # A file is read again on other days: “yesterday” would mean another day each time.
    try:
        when(on)
    except ValueError as error:
        raise Refused([Problem(str(error), "on")]) from None
    understand_effective(on, today)


def _check_fields(entry_class: type[Entry], fields: dict[str, Any], today: date) -> None:
    # Which references are free is known when the entries are recorded; any will do to check the other fields.
    compose(entry_class, {**next_references(entry_class, {}), **fields}, today)


def _checked_id(given: str) -> str:
    try:
        return str(UUID(given))
    except ValueError:
        raise Refused(
            [Problem(f"“{given[:40]}” is no UUID: leave “entry_id” out and one is made", "entry_id")]
        ) from None


def _derived_id(register: Register, said: dict[str, Any]) -> str:
    # Guarantee: importing the same line twice changes nothing.
    # A figure with a point was counted into the id as the nearest float by 0.1, and the id of a line never changes.
    text = msgspec.json.encode(with_floats(said), order="deterministic").decode()
    return str(uuid5(register.programme_id, text))


def _refuse_twice(line: ImportLine, numbers: dict[str, int]) -> None:
    entry_id = line.proposal.entry_id or ""
    first = numbers.setdefault(entry_id, line.number)
    if first != line.number:
        same = "says the same as" if line.derived else "has the entry id of"
        raise Refused([f"it {same} line {first}: leave one out, or give it an “entry_id” of its own"])


def _record(register: Register, lines: list[ImportLine], *, dry_run: bool) -> None:
    if not lines:
        return
    each = [(line, proposal) for line in lines for proposal in line.proposals]
    try:
        record(register, [proposal for _, proposal in each], dry_run=dry_run)
    except Refused as refused:
        said_by = [line for line, _ in each]
        raise Refused(_numbered(problem, said_by) for problem in refused.problems) from None


def _numbered(problem: Problem, lines: list[ImportLine]) -> Problem:
    """Name the line of the file where recording numbers the entries it was given."""
    if len(lines) > 1 and problem.item is None:
        return problem
    return _of_line(lines[(problem.item or 1) - 1].number, problem)


def _of_line(number: int, problem: Problem) -> Problem:
    """Name the line; a file may come from anywhere, so nothing of it that a terminal would obey is shown."""
    words = in_words(in_a_file(problem.said))
    return Problem(f"line {number}: {''.join(c if c.isprintable() else '?' for c in words)}", problem.field)
