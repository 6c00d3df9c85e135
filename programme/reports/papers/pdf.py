"""A report as PDF: A4, tagged for readers by ear, with the sealed report inside; the same to the byte."""

import zlib
from importlib.resources import files

import msgspec

from programme.foundation.extras import needing
from programme.foundation.refusal import Refused
from programme.reports.papers.attached import LARGEST, paper_of
from programme.reports.papers.paged import Paged

FIRST = b"%PDF-"


def written(document: Paged, report: str) -> bytes:
    """Write a document as PDF/UA-1, with the sealed `report` in Markdown attached to it."""
    with needing("pdf"):
        import typst  # noqa: PLC0415 - few reports are printed
    template = files("programme.reports.papers").joinpath("paper.typ").read_bytes()
    # Guarantee: the same journal, asked the same, gives the same report to the byte. Fonts are those of the library.
    made = typst.compile(
        template,
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["1.7", "ua-1"],
        timestamp=0,
        sys_inputs={"paper": msgspec.json.encode(paper_of(document, report)).decode(), "report": report},
    )
    if not isinstance(made, bytes):
        raise Refused(["the typesetter made no single file: leave out --format pdf"])
    return made


def attached(content: bytes) -> str | None:
    """Return the report that is attached to a PDF; None when none is."""
    for part in content.split(b"stream")[1:]:
        unpacked = _unpacked(part.lstrip(b"\r\n"))
        if b"\nprogramme-report/1\n" in unpacked and unpacked.startswith(b"# "):
            return unpacked.decode(errors="replace")
    return None


def _unpacked(part: bytes) -> bytes:
    try:
        # No more than a report can hold, however small the file that unpacks to it.
        return zlib.decompressobj().decompress(part, LARGEST)
    except zlib.error:
        return part
