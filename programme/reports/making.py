"""Making a report: the same journal, asked the same, gives the same file to the byte."""

from collections.abc import Callable, Iterable
from importlib.metadata import version

from msgspec.structs import replace

from programme.evidence.note import Note
from programme.evidence.signing import at_size, signer
from programme.journal.register import Register
from programme.reports import markdown
from programme.reports.document import Document
from programme.reports.lessons_pack import lessons_pack
from programme.reports.report_request import Form, Kind, ReportRequest
from programme.reports.seal import Seal
from programme.reports.snapshot import snapshot

MAKERS: dict[Kind, Callable[[Register, ReportRequest], Document]] = {
    "snapshot": snapshot,
    "lessons-pack": lessons_pack,
}


def made(register: Register, asked: ReportRequest, *, sign: bool = False) -> str:
    """Return the whole file of a report, signed with this machine's key if that is asked."""
    return made_as(register, asked, (asked.form,), sign=sign)[asked.form]


def made_as(
    register: Register, asked: ReportRequest, forms: Iterable[Form], *, sign: bool = False
) -> dict[Form, str]:
    """Return the files of a report in some forms; what they say is worked out once."""
    signature = signer(register) if sign else None
    said, made_from = document(register, asked), at_size(register, asked.position)
    return {
        form: sealed(said, Seal(replace(asked, form=form), made_from, program()), signature) for form in forms
    }


def program() -> str:
    """Return which program makes reports, and its version."""
    return f"programme-register {version('programme-register')}"


def document(register: Register, asked: ReportRequest) -> Document:
    """Return what a report says."""
    # Guarantee: the same journal, asked the same, gives the same report to the byte.
    reader = register.redacted() if asked.redacted else register
    return MAKERS[asked.kind](reader, asked)


def sealed(document: Document, seal: Seal, signature: Callable[[str], Note] | None = None) -> str:
    """Write a document with its seal, whose digest is computed, and signed if there is something to sign with."""
    digested = seal.digested(_written(document, seal.bare))
    if signature is not None:
        digested = replace(digested, note=signature(digested.to_sign))
    return _written(document, digested)


def _written(document: Document, seal: Seal) -> str:
    if seal.asked.form == "html":
        from programme.reports import html  # noqa: PLC0415 - the template engine takes longer to load than a command may

        return html.written(document, str(seal), seal.asked.kind)
    return markdown.written(document, str(seal))
