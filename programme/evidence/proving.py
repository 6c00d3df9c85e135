"""Proofs to give away: that one entry was recorded, or that a journal only grew, checked without the journal.

A proof of one entry is a C2SP `tlog-proof`: the entry's own bytes are its extra data, and no other entry is in it.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import NamedTuple

from event_store.journal.records import LEAF_COLUMNS
from event_store.merkle import tree as merkle
from event_store.merkle.check import extends, includes
from event_store.verification.verify import leaf_bytes
from programme.evidence.checkpoint import SignedSize
from programme.evidence.note import Note
from programme.evidence.signing import Checked, check_signature, read_signed, signed
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.personal.cipher import MARK_IN_JSON

ENTRY = "c2sp.org/tlog-proof@v1"
GROWTH = "programme-register/growth@v1"
PREFIX = 4


class ProvedEntry(NamedTuple):
    """What a proof of one entry shows: its columns as they are stored, by their names."""

    checked: Checked
    columns: dict[str, str]


def prove_entry(register: Register, position: int) -> str:
    """Return the proof that a record is in the journal, with a checkpoint signed now; Refused when it is not there."""
    signed_note = signed(register)
    now = read_signed(str(signed_note))[1]
    if not 1 <= position <= now.size:
        raise Refused([f"there is no entry #{position}: the journal holds #1 to #{now.size}"])
    # Guarantee: a proof of one entry holds its columns as they are stored, and nothing of any other entry.
    data = leaf_bytes(register.journal.recorder, register.programme_id, position)
    path = register.journal.prover(register.programme_id, now.size).inclusion(position, now.size)
    if not includes(merkle.leaf_hash(data), position - 1, now.size, path, now.root):
        raise Refused([f"entry #{position} is not what was recorded: look with programme verify"])
    head = [ENTRY, f"extra {_text(data)}", f"index {position - 1}"]
    return "\n".join([*head, *map(_text, path), "", str(signed_note)])


def prove_growth(register: Register, earlier: str) -> str:
    """Return the proof that the journal grew out of an earlier checkpoint; Refused when it did not."""
    kept = read_signed(earlier)[1]
    signed_note = signed(register)
    now = read_signed(str(signed_note))[1]
    if kept.programme_id != now.programme_id:
        raise Refused([f"the checkpoint is of another programme, {kept.programme_id}"])
    if kept.size > now.size:
        raise Refused([f"the checkpoint is of {kept.size} records and the journal has {now.size}"])
    proof = register.journal.prover(register.programme_id, now.size).consistency(kept.size, now.size)
    if not extends(kept.size, kept.root, now.size, now.root, proof):
        raise Refused(
            [f"the first {kept.size} records are not those of the checkpoint: look with programme verify"]
        )
    head = [GROWTH, f"earlier {kept.size} {_text(kept.root)}"]
    return "\n".join([*head, *map(_text, proof), "", str(signed_note)])


def check_proof(text: str, key: str | None) -> ProvedEntry:
    """Check a proof of either kind, without any journal; Refused when it is none."""
    kind, _, rest = text.partition("\n")
    if kind == ENTRY:
        return _check_entry(rest, key)
    if kind == GROWTH:
        return ProvedEntry(_check_growth(rest, key), {})
    raise Refused([f"it is not a proof: its first line is {ENTRY} or {GROWTH}"])


def _check_entry(text: str, key: str | None) -> ProvedEntry:
    lines, signed_note, now = _parts(text)
    extra, index, *path = lines if len(lines) > 1 else ("", "")
    number = index.removeprefix("index ")
    if not extra.startswith("extra ") or not index.startswith("index ") or not number.isdecimal():
        raise Refused(["it is not a proof of an entry: after its first line come extra, index and the path"])
    data = _bytes(extra.removeprefix("extra "))
    columns = _columns(data)
    signature = check_signature(signed_note, now, key)
    if not includes(merkle.leaf_hash(data), int(number), now.size, [_bytes(step) for step in path], now.root):
        sentence = f"it does not prove that the entry is among the {now.size} records of the checkpoint"
        return ProvedEntry(Checked(well=False, sentences=(*signature.sentences, sentence)), columns)
    if columns["programme_id"] != str(now.programme_id) or columns["position"] != str(int(number) + 1):
        sentence = "the entry is of another programme or place than the proof"
        return ProvedEntry(Checked(well=False, sentences=(*signature.sentences, sentence)), columns)
    sentence = (
        f"entry #{columns['position']} is among the {now.size} records of the checkpoint, as it stands here"
    )
    sealed = (
        [
            "the names and texts of persons in it are sealed: it shows that they were recorded, not what they say"
        ]
        if MARK_IN_JSON in data
        else []
    )
    return ProvedEntry(Checked(signature.well, (*signature.sentences, sentence, *sealed)), columns)


def _check_growth(text: str, key: str | None) -> Checked:
    lines, signed_note, now = _parts(text)
    earlier, *proof = lines or [""]
    size, _, root = earlier.removeprefix("earlier ").partition(" ")
    if not earlier.startswith("earlier ") or not size.isdecimal():
        raise Refused(["it is not a proof of growth: after its first line come earlier, a size and a root"])
    signature = check_signature(signed_note, now, key)
    if not extends(int(size), _bytes(root), now.size, now.root, [_bytes(step) for step in proof]):
        sentence = f"it does not prove that the journal of {now.size} records begins with the earlier {size}"
        return Checked(well=False, sentences=(*signature.sentences, sentence))
    sentence = f"the journal of {now.size} records begins with the {size} that had the root {root}"
    return Checked(signature.well, (*signature.sentences, sentence))


def _parts(text: str) -> tuple[list[str], Note, SignedSize]:
    proof, blank, rest = text.partition("\n\n")
    if not blank:
        raise Refused(["it is not a proof: after the path come an empty line and a signed checkpoint"])
    return proof.splitlines(), *read_signed(rest)


def _columns(data: bytes) -> dict[str, str]:
    """Read the columns of a leaf: each after its length in 4 bytes, then the payload."""
    columns, place = {}, 0
    for name in LEAF_COLUMNS[:-1]:
        length = int.from_bytes(data[place : place + PREFIX])
        columns[name] = data[place + PREFIX : place + PREFIX + length].decode(errors="replace")
        place += PREFIX + length
    return {**columns, LEAF_COLUMNS[-1]: data[place:].decode(errors="replace")}


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except (NotBase64, ValueError):
        raise Refused(
            [f"“{text[:40]}” in the proof is not base64: the file was damaged on its way"]
        ) from None
