"""Checking a report that somebody was given: whether it is what the journal says, and if not, what differs."""

from itertools import zip_longest

from event_store.verification.verify import verify
from programme.evidence.signing import Checked, check_signature
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.personal.subjects import erasures
from programme.reports.making import document, program, sealed
from programme.reports.seal import Seal, Sealed, read

# As much of a line as a sentence can hold.
SHOWN = 60


def check_report(register: Register, text: str, key: str | None = None) -> Checked:
    """Check a report against a journal, with a public key or this machine's own; Refused when it is none."""
    given = read(text)
    held, sentence = _held(register, given.seal)
    signature = _signature(given, key)
    if not held:
        return Checked(well=False, sentences=(*signature.sentences, sentence))
    same, said = _made_again(register, given)
    sentences = (*signature.sentences, sentence, *said)
    # What another version wrote, or what was erased, cannot be made again: only a signature tells what it said.
    if same or given.seal.note is None or not (_made_otherwise(given) or _erased_since(register, given)):
        return Checked(signature.well and same, sentences)
    covered = given.seal.covered
    return Checked(signature.well and covered, sentences, settled=covered or not signature.well)


def _held(register: Register, seal: Seal) -> tuple[bool, str]:
    """Tell whether the journal begins with the records that the report was made from, every hash computed again."""
    made_from = seal.made_from
    if made_from.programme_id != register.programme_id:
        return (
            False,
            f"it was made of another programme, {made_from.programme_id}: choose it with --programme",
        )
    size = register.position()
    if made_from.size > size:
        return False, (
            f"the journal ends at {size} and the report was made of {made_from.size} records: this is an earlier copy, "
            "or records are missing"
        )
    found = verify(register.journal.recorder, register.programme_id, sizes=[made_from.size])
    if found.roots.get(made_from.size) != made_from.root:
        return False, (
            f"the first {made_from.size} records are not those that it was made of: this is another journal, or they "
            "were changed since; look with programme verify"
        )
    since = size - made_from.size
    grown = f", and {since} {'was' if since == 1 else 'were'} added since" if since else ""
    return True, f"the journal begins with the {made_from.size} records that it was made of{grown}"


def _signature(given: Sealed, key: str | None) -> Checked:
    seal = given.seal
    if seal.note is None:
        whose = "the key given says nothing of it" if key else "nobody vouches for when it was made"
        return Checked(key is None, (f"it is not signed: {whose}",))
    checked = check_signature(seal.note, seal.made_from, key)
    if not checked.well:
        return checked
    if not seal.covered:
        covers = "the signature covers the records that it was made of, and not its words, as in version 0.1"
    elif given.unchanged:
        covers = "the signature holds and covers the whole document"
    else:
        return Checked(
            well=False, sentences=(*checked.sentences, "the document is not the one that was signed")
        )
    return Checked(well=True, sentences=(*checked.sentences, covers))


def _made_again(register: Register, given: Sealed) -> tuple[bool, tuple[str, ...]]:
    """Make the report again as its seal says and compare every byte."""
    try:
        again = sealed(document(register, given.seal.asked), given.seal)
    except Refused as refused:
        return False, (f"it cannot be made again: {refused}",)
    # Guarantee: a report is confirmed only when the journal gives the same one to the byte.
    if again == given.text:
        return True, ("made again from the journal, it is the same to the byte",)
    return False, tuple(_differs(register, given, again))


def _differs(register: Register, given: Sealed, again: str) -> list[str]:
    said = [_difference(given.text, again)]
    if not given.unchanged:
        return [*said, "it was changed after it was made: it does not fit its own digest"]
    if _made_otherwise(given):
        made_by = f"it fits its own digest and was made by {given.seal.program}; this is {program()}"
        said.insert(0, f"{made_by}, which words it otherwise")
    else:
        said.append(
            "it fits its own digest: another build of this program made it, or its digest was changed with it"
        )
    if _erased_since(register, given):
        said.append("texts about persons were erased since it was made, which it may still show")
    return said


def _made_otherwise(given: Sealed) -> bool:
    """Tell whether a report that is as it was made was made by another version of this program."""
    return given.unchanged and given.seal.program != program()


def _erased_since(register: Register, given: Sealed) -> bool:
    """Tell whether a report that is as it was made may show what was erased since."""
    if given.seal.asked.redacted or not given.unchanged:
        return False
    found = erasures(register.journal.recorder, register.programme_id)
    return any(position > given.seal.made_from.size for position in found.values())


def _difference(given: str, again: str) -> str:
    pairs = zip_longest(given.split("\n"), again.split("\n"))
    number, (read_line, made_line) = next(
        (number, pair) for number, pair in enumerate(pairs, 1) if pair[0] != pair[1]
    )
    place = _first_difference(read_line or "", made_line or "")
    return f"line {number} reads {_shown(read_line, place)} and the journal gives {_shown(made_line, place)}"


def _first_difference(one: str, other: str) -> int:
    return next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def _shown(line: str | None, place: int) -> str:
    """Return what a sentence shows of a line around a place, without characters that a terminal would obey."""
    if line is None:
        return "nothing"
    start = max(0, place - SHOWN // 3)
    part = line[start : start + SHOWN]
    said = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in part)
    return f"“{'…' if start else ''}{said}{'…' if start + SHOWN < len(line) else ''}”"
