"""Checking a report that was given in any form: as Markdown, as HTML, or inside a paper."""

from collections.abc import Callable
from typing import NamedTuple

from programme.evidence.signing import Checked
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.reports.check_report import check_report
from programme.reports.papers import docx, pdf
from programme.reports.papers.paged import Paged, paged
from programme.reports.seal import read


class Paper(NamedTuple):
    """A form of paper: how its files begin, what is inside one, and how one is written."""

    first: bytes
    attached: Callable[[bytes], str | None]
    written: Callable[[Paged, str], bytes]


FORMS = (Paper(pdf.FIRST, pdf.attached, pdf.written), Paper(docx.FIRST, docx.attached, docx.written))


def report_in(content: bytes) -> str:
    """Return the sealed report that a file is, or that is inside a paper; Refused when there is none."""
    for form in FORMS:
        if content.startswith(form.first):
            if (found := form.attached(content)) is not None:
                return found
            raise Refused(
                ["no report is inside it: it is not a paper of this program, or was saved anew by another"]
            )
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise Refused(["it is not text, PDF or a Word document: name the file of the report"]) from None


def check_given(register: Register, content: bytes, key: str | None = None) -> Checked:
    """Check a report against a journal, with a public key or this machine's own; Refused when it is none.

    Of a paper the report inside is checked, and then that its pages say the same.
    """
    text = report_in(content)
    inside = check_report(register, text, key)
    form = next((form for form in FORMS if content.startswith(form.first)), None)
    if form is None or not inside.well:
        return inside
    # Guarantee: a report is confirmed only when the journal gives the same one to the byte.
    try:
        same = form.written(paged(register, read(text).seal.asked), text) == content
    except Refused as refused:
        return Checked(
            inside.well, (*inside.sentences, f"its pages are not compared: {refused}"), settled=False
        )
    if same:
        return Checked(well=True, sentences=(*inside.sentences, "its pages are the same to the byte"))
    sentence = (
        "its pages are not those that this program makes of the report inside: they were changed, or made with "
        "a template or another version of what sets them; read the report inside instead"
    )
    return Checked(inside.well, (*inside.sentences, sentence), settled=False)
