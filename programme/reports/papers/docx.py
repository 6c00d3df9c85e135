"""A report as a Word document, in the styles of a template if one is given, with the sealed report inside."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from domain.foundation.safe_text import safe
from programme.foundation.extras import needing
from programme.foundation.refusal import Refused
from programme.reports.document import CHECK, Block, Cell, Document, Marked, Table, text_of
from programme.reports.papers.attached import LARGEST, seal_of
from programme.reports.papers.columns import widths
from programme.reports.papers.paged import Paged
from programme.reports.papers.pixels import png
from programme.reports.pictures.picture import Picture

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

FIRST = b"PK\x03\x04"
INSIDE = "report.md"
RELATION = "https://programme-register.invalid/sealed-report"
# As the pages of HTML and PDF have them; the text of a cell says the same.
FILLS = {
    "head": "E8ECF0",
    "very high": "7A1500",
    "high": "F7C2AC",
    "act now": "F7C2AC",
    "medium": "FFE9A8",
    "attend": "FFE9A8",
    "low": "D3EBE0",
}


def written(document: Paged, report: str, template: Path | None = None) -> bytes:
    """Write a document as DOCX with built-in styles, with the sealed `report` in Markdown as a part of it.

    Refused when the template cannot be used.
    """
    with needing("docx"):
        import docx  # noqa: PLC0415 - few reports are Word documents
        from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415 - as above
        from docx.opc.packuri import PackURI  # noqa: PLC0415 - as above
        from docx.opc.part import Part  # noqa: PLC0415 - as above
    try:
        word = docx.Document(None if template is None else str(template))
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise Refused([f"{template} cannot be used as a template ({error}): name a .docx file"]) from None
    except PackageNotFoundError:
        raise Refused([f"{template} is no Word document: name a .docx file"]) from None
    _page(word, document, own=template is None)
    _paragraph(word, document.title, "Title")
    _paragraph(word, document.moment)
    for section in document.sections:
        _paragraph(word, section.title, "Heading 1")
        for block in section.blocks:
            _add(word, block)
    if document.pictures:
        _paragraph(word, "Pictures", "Heading 1")
    for picture in document.pictures:
        _draw(word, picture)
    _paragraph(word, CHECK)
    for line in seal_of(report).splitlines():
        _paragraph(word, line, "No Spacing")
    part = Part(PackURI(f"/{INSIDE}"), "text/markdown", report.encode(), word.part.package)
    word.part.relate_to(part, RELATION)
    made = io.BytesIO()
    word.save(made)
    return _without_times(made.getvalue())


def attached(content: bytes) -> str | None:
    """Return the report inside a Word document; None when there is none."""
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            if INSIDE not in parts.namelist() or parts.getinfo(INSIDE).file_size > LARGEST:
                return None
            return parts.read(INSIDE).decode(errors="replace")
    except (BadZipFile, OSError, RuntimeError, NotImplementedError):
        return None


def _page(word: "Word", document: Document, *, own: bool) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415 - as above

    from docx.shared import Mm  # noqa: PLC0415 - as above

    section, said = word.sections[0], word.core_properties
    section.page_width, section.page_height = Mm(210), Mm(297)
    if own:
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    said.title, said.author, said.language = safe(document.title), "programme-register", "en-GB"
    # When it was made is no part of what it says: the same report is the same to the byte.
    said.created = said.modified = datetime(2000, 1, 1, tzinfo=UTC)


def _width(word: "Word") -> int:
    """Return how wide the text of the page is, in English Metric Units."""
    page = word.sections[0]
    return (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)


def _add(word: "Word", block: Block) -> None:
    from docx.shared import Emu  # noqa: PLC0415 - as above

    if not isinstance(block, Table):
        _paragraph(word, block.text)
        return
    if not block.rows:
        _paragraph(word, f"{block.caption}: {block.empty}")
        return
    _paragraph(word, block.caption, "Caption").paragraph_format.keep_with_next = True
    grid = word.add_table(1 + len(block.rows), len(block.columns))
    if "Table Grid" in [style.name for style in word.styles]:
        grid.style = "Table Grid"
    grid.autofit = False
    room = widths(block, _width(word))
    for column, width in zip(grid.columns, room, strict=True):
        column.width = Emu(width)
    head = tuple(Marked(name, "head") for name in block.columns)
    for shown, cells in zip(grid.rows, (head, *block.rows), strict=True):
        _fill(shown.cells, cells, room)
    _repeated(grid.rows[0]._tr)  # noqa: SLF001 - the library has no word for a heading that repeats
    if block.more:
        _paragraph(word, block.more)


def _draw(word: "Word", picture: Picture) -> None:
    caption = _paragraph(word, picture.caption, "Caption")
    caption.paragraph_format.keep_with_next = True
    shape = word.add_picture(io.BytesIO(png(picture.svg)), width=_width(word))
    # What a reader by ear is told; the library has no word for it.
    shape._inline.docPr.set("descr", safe(picture.alt))  # noqa: SLF001


def _paragraph(word: "Word", text: str, style: str = "Normal") -> "Paragraph":
    names = {each.name for each in word.styles}
    # A template may lack some of the styles that every Word has.
    return word.add_paragraph(safe(text), style=style if style in names else None)


def _fill(shown: "Iterable[_Cell]", cells: Iterable[Cell], room: Iterable[int]) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above
    from docx.shared import Emu  # noqa: PLC0415 - as above

    for place, cell, width in zip(shown, cells, room, strict=True):
        place.width = Emu(width)
        run = place.paragraphs[0].add_run(safe(text_of(cell)))
        if not isinstance(cell, Marked) or cell.faint:
            continue
        run.bold = True
        if fill := FILLS.get(cell.mark):
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
                shade.set(qn(f"w:{name}"), value)
            place._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - the library has no word for a filled cell
            if cell.mark == "very high":
                from docx.shared import RGBColor  # noqa: PLC0415 - as above

                run.font.color.rgb = RGBColor(255, 255, 255)


def _repeated(row: object) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above

    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # type: ignore[attr-defined]


def _without_times(content: bytes) -> bytes:
    """Write a package again with its parts in one order and no time of day in it."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as parts, ZipFile(made, "w", ZIP_DEFLATED) as out:
        for name in parts.namelist():
            out.writestr(ZipInfo(name, (2000, 1, 1, 0, 0, 0)), parts.read(name), ZIP_DEFLATED)
    return made.getvalue()
