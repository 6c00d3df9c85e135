"""The seal of a report: what it was asked for, the checkpoint it was made from, and the digest of all it says.

It is the last block of the file, the same lines in Markdown and in HTML, and nothing else of the file is read when the
report is checked.
"""

import re
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from programme.evidence import checkpoint, note
from programme.evidence.checkpoint import SignedSize
from programme.evidence.note import Note
from programme.foundation.refusal import Refused
from programme.reports.report_request import ReportRequest

FIRST = "programme-report/1"
# What C2SP `tlog-checkpoint` calls an extension line.
DIGEST = "report-sha256"
_BLOCK = re.compile(rf"(?:<pre id=\"seal\">|```)\n({re.escape(FIRST)}\n.*?)(?:</pre>|```)", re.DOTALL)
_HEAD = re.compile(
    rf"{re.escape(FIRST)}\n(programme [^\n]+)\n(programme-register [0-9A-Za-z.+-]{{1,40}})\nsha256 ([0-9a-f]*)"
)


class Seal(msgspec.Struct, frozen=True):
    """What stands at the end of a report; `digest` is of the whole file without itself and without signatures."""

    asked: ReportRequest
    made_from: SignedSize
    program: str
    digest: str = ""
    note: Note | None = None

    def __str__(self) -> str:
        """Write it as it stands in the file."""
        head = f"{FIRST}\n{self.asked.command}\n{self.program}\nsha256 {self.digest}\n\n"
        return head + str(self.note or self.made_from)

    @property
    def bare(self) -> "Seal":
        """The seal with which the file is written when its digest is computed."""
        return replace(self, digest="", note=None)

    def digested(self, bare_file: str) -> "Seal":
        """Return the seal with the digest of the file that was written with the bare one."""
        return replace(self, digest=sha256(bare_file.encode()).hexdigest())

    @property
    def covered(self) -> bool:
        """Whether its signature covers all that the report says, and not the checkpoint alone, as in version 0.1."""
        return self.note is not None and self.note.text == self.to_sign

    @property
    def to_sign(self) -> str:
        """The text that is signed: the checkpoint, extended by the digest of the report that was made from it."""
        # Guarantee: the signature of a report covers all that it says.
        return f"{self.made_from}{DIGEST} {self.digest}\n"


class Sealed(msgspec.Struct, frozen=True):
    """A file that was read: its seal, its lines, and whether it still says what it said when it was sealed."""

    seal: Seal
    text: str
    unchanged: bool


def read(text: str) -> Sealed:
    """Read a report; Refused when it is none, or when its seal is not as this program writes it."""
    found = list(_BLOCK.finditer(text))
    if not found:
        raise Refused(
            [
                "it is not a report of this program, or its end is missing: no seal that begins programme-report/1"
            ]
        )
    if len(found) > 1:
        raise Refused([f"it has {len(found)} seals and a report has one: it was put together from several"])
    block = found[0][1]
    try:
        seal = _seal(block)
    except ValueError as error:
        raise Refused(["its seal cannot be read: a line of it was changed or is missing"]) from error
    if str(seal) != block:
        raise Refused(
            ["its seal is not as this program writes it: it has other lines, or is spelt otherwise"]
        )
    bare = text[: found[0].start(1)] + str(seal.bare) + text[found[0].end(1) :]
    return Sealed(seal, text, unchanged=sha256(bare.encode()).hexdigest() == seal.digest)


def _seal(block: str) -> Seal:
    head, _, rest = block.partition("\n\n")
    found = _HEAD.fullmatch(head)
    if found is None:
        raise ValueError(head)
    asked = ReportRequest.read(found[1])
    signed = note.read(rest) if "\n\n" in rest else None
    lines = signed.text if signed else rest
    kept, extension, _ = lines.partition(f"{DIGEST} ")
    made_from = checkpoint.read(kept)
    if (asked.programme_id, asked.position) != (made_from.programme_id, made_from.size):
        raise ValueError(head)
    seal = Seal(asked, made_from, found[2], found[3], signed)
    if extension and lines != seal.to_sign:
        raise ValueError(head)
    return seal
