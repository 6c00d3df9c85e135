"""Making a report: the same journal, asked the same, gives the same file to the byte."""

from collections.abc import Callable, Iterable
from importlib.metadata import version

from msgspec.structs import replace

from programme.evidence.note import Note
from programme.evidence.signing import at_size
from programme.journal.register import Register
from programme.reports import markdown
from programme.reports.asked import Asked, Form, Kind
from programme.reports.document import Document
from programme.reports.lessons_pack import lessons_pack
from programme.reports.seal import Seal
from programme.reports.snapshot import snapshot

MAKERS: dict[Kind, Callable[[Register, Asked], Document]] = {
    "snapshot": snapshot,
    "lessons-pack": lessons_pack,
}


def made(register: Register, asked: Asked, signature: Note | None = None) -> str:
    """Return the whole file of a report, with the signed checkpoint that is to stand in it."""
    return made_as(register, asked, (asked.form,), signature)[asked.form]


def made_as(
    register: Register, asked: Asked, forms: Iterable[Form], signature: Note | None = None
) -> dict[Form, str]:
    """Return the files of a report in some forms; what they say is worked out once."""
    said, made_from = document(register, asked), at_size(register, asked.position)
    return {
        form: sealed(said, Seal(replace(asked, form=form), made_from, program(), note=signature))
        for form in forms
    }


def program() -> str:
    """Return which program makes reports, and its version."""
    return f"programme-register {version('programme-register')}"


def document(register: Register, asked: Asked) -> Document:
    """Return what a report says."""
    # Guarantee: the same journal, asked the same, gives the same report to the byte.
    reader = register.redacted() if asked.redacted else register
    return MAKERS[asked.kind](reader, asked)


def sealed(document: Document, seal: Seal) -> str:
    """Write a document with its seal, whose digest is computed."""
    return _written(document, seal.digested(_written(document, seal.bare)))


def _written(document: Document, seal: Seal) -> str:
    if seal.asked.form == "html":
        from programme.reports import html  # noqa: PLC0415 - the template engine takes longer to load than a command may

        return html.written(document, str(seal), seal.asked.kind)
    return markdown.written(document, str(seal))
