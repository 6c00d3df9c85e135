"""Papers: PDF and Word documents that are the same to the byte, are checked, and are read by ear as well."""

import io
import re
import zlib
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pypdf
import pytest

from programme.reports.document import Table
from programme.reports.papers.columns import widths
from programme.reports.pictures.heat_map import heat_map
from programme.reports.pictures.movements import movements
from programme.reports.pictures.phases import phases
from programme.reports.pictures.picture import Axis
from programme.reports.pictures.silences import silences
from programme.stores.open import open_register
from tests.terminal import Terminal, raising, the_day_is

MARKUP = "#panic() *bold* $x$ <tag> & ]("


@pytest.fixture
def begun(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Somebody whose programme has a phase and a risk that moved, with markup in its words."""
    the_day_is(monkeypatch, "2009-01-27")
    terminal.must('new "North division merger" --on 2007-09-03')
    terminal.must("phase plan --title 'Units merge' --planned-live 2009-04 --on 2007-10-01")
    terminal.must(raising(MARKUP, "2008-01-07"))
    terminal.must("risk assess R-001 --likelihood 4 --impact 4 --basis 'seen by all' --on 2008-02-04")
    return terminal.must(
        "risk assess R-001 --likelihood 2 --impact 3 --basis 'a date is set' --on 2009-01-20"
    )


def snapshot(begun: Terminal, file: Path, more: str = "") -> bytes:
    """Write a snapshot and return its bytes."""
    begun.must(f"snapshot --as-of 2009-01-27 --as-known #5 -o {file} --overwrite {more}")
    return file.read_bytes()


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_paper_is_the_same_to_the_byte_and_is_confirmed(
    begun: Terminal, tmp_path: Path, ending: str
) -> None:
    """The same journal, asked the same, gives the same report to the byte."""
    file = tmp_path / f"paper.{ending}"
    first = snapshot(begun, file)
    begun.must("risk review R-001 --note 'read again'")
    assert snapshot(begun, file) == first
    assert begun.run(f"check-report {file}").code == 0
    assert begun.err.endswith("its pages are the same to the byte\n")
    # Pages that were changed are not vouched for by the report inside.
    file.write_bytes(first + b"\n%x\n")
    assert begun.run(f"check-report {file}").code == 5
    assert "read the report inside instead" in begun.err


def test_a_paper_whose_report_was_changed_is_not_confirmed(begun: Terminal, tmp_path: Path) -> None:
    """A report is confirmed only when the journal gives the same one to the byte."""
    whole = snapshot(begun, tmp_path / "paper.docx")
    changed = io.BytesIO()
    with ZipFile(io.BytesIO(whole)) as parts, ZipFile(changed, "w") as out:
        for name in parts.namelist():
            content = parts.read(name)
            out.writestr(name, content.replace(b"6 medium", b"9 medium") if name == "report.md" else content)
    (tmp_path / "changed.docx").write_bytes(changed.getvalue())
    assert begun.run(f"check-report {tmp_path / 'changed.docx'}").code == 1
    assert "it was changed after it was made" in begun.err
    for content in (
        b"%PDF-1.7\nnothing",
        b"PK\x03\x04nothing",
        b"%PDF-1.7 stream\n" + zlib.compress(b"a" * 99),
    ):
        (tmp_path / "other").write_bytes(content)
        assert begun.run(f"check-report {tmp_path / 'other'}").code == 2
        assert "no report is inside it" in begun.err
    (tmp_path / "other").write_bytes(b"\xff\xfe")
    assert begun.run(f"check-report {tmp_path / 'other'}").code == 2


def test_a_pdf_is_a4_tagged_and_named_and_nothing_typed_is_markup(begun: Terminal, tmp_path: Path) -> None:
    """Nothing that people typed is markup in a report."""
    read = pypdf.PdfReader(io.BytesIO(snapshot(begun, tmp_path / "paper.pdf")))
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.metadata.title == "North division merger: risk snapshot"
    assert "pdfuaid:part" in read.xmp_metadata.stream.get_data().decode()
    assert [round(side) for side in read.pages[0].mediabox[2:]] == [595, 842]
    said = " ".join("".join(page.extract_text() for page in read.pages).split())
    assert MARKUP.replace(" ", "") in said.replace(" ", "")
    assert "programme-report/1" in said
    assert set(read.attachments) == {"report.md"}


def test_a_word_document_has_the_pictures_with_words_for_each(begun: Terminal, tmp_path: Path) -> None:
    """Each picture of the PDF is in the Word document, sharp on paper, and a reader by ear is told what it shows."""
    file = tmp_path / "paper.docx"
    snapshot(begun, file)
    word = docx.Document(str(file))
    told = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', word.element.xml)
    assert told[0].startswith("Heat map. likelihood 2, impact 3, medium: R-001")
    assert [words.split(" ")[0] for words in told] == ["Heat", "Scores.", "Calendar", "Silences."]
    for picture in word.part.package.image_parts:
        assert picture.image.content_type == "image/png"
        assert picture.image.px_width == 1361  # 490 points at 200 dots an inch
    page: Any = word.sections[0]
    beside = page.page_width - page.left_margin - page.right_margin
    assert [shape.width for shape in word.inline_shapes] == [beside] * 4


@pytest.mark.parametrize(
    "rows", [("R-001", "a " * 80, "16 high"), ("R-001", "short", "16"), ("about 27 Jan 2009",) * 3]
)
def test_columns_fit_on_the_page_and_a_reference_on_its_line(rows: tuple[str, ...]) -> None:
    """What is short has room for it, what is long has the rest, and nothing stands over the edge."""
    page = 170 * 36_000
    found = widths(Table("Risks", ("Ref", "Risk", "Score"), (rows,)), page)
    assert sum(found) <= page
    assert all(width >= 36_000 * 10 for width in found)
    assert found[0] >= 36_000 * 15
    many = Table("Risks", tuple("ABCDEFGHIJKLMNOP"), (("about 27 Jan 2009",) * 16,))
    assert sum(widths(many, page)) <= page


def test_a_word_document_takes_the_styles_of_a_template(begun: Terminal, tmp_path: Path) -> None:
    """A corporate template gives the look; what is said stays, and the report inside is confirmed."""
    template = docx.Document()
    template.styles["Heading 1"].font.name = "Corporate Sans"
    template.save(str(tmp_path / "corporate.dotx.docx"))
    file = tmp_path / "paper.docx"
    snapshot(begun, file, f"--template {tmp_path / 'corporate.dotx.docx'}")
    word = docx.Document(str(file))
    assert word.styles["Heading 1"].font.name == "Corporate Sans"
    assert word.paragraphs[0].text == "North division merger: risk snapshot"
    assert MARKUP in {cell.text for table in word.tables for row in table.rows for cell in row.cells}
    assert begun.run(f"check-report {file}").code == 5
    assert "made again from the journal, it is the same to the byte" in begun.err
    (tmp_path / "text.docx").write_text("text")
    for wrong in (tmp_path / "text.docx", tmp_path / "none.docx"):
        assert begun.run(f"snapshot -o {tmp_path / 'x.docx'} --template {wrong}").code == 2
        assert "name a .docx file" in begun.err


def test_a_paper_needs_a_file_and_a_template_a_word_document(begun: Terminal, tmp_path: Path) -> None:
    """What cannot be written to a screen is refused, with what to say instead."""
    assert begun.run("snapshot --format pdf").err == "--format pdf is no text: name a file with --output\n"
    assert begun.run("lessons-pack --format docx -o -").code == 2
    for line in (
        f"snapshot -o {tmp_path / 'a.pdf'}",
        "snapshot",
        "lessons-pack",
    ):
        assert (
            begun.run(f"{line} --template x").err == "--template is for --format docx alone: leave it out\n"
        )
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_lessons_pack_is_a_paper_too(begun: Terminal, tmp_path: Path) -> None:
    """Reviewers get theirs in the forms that they file."""
    for ending in ("pdf", "docx"):
        begun.must(f"lessons-pack --as-of 2009-01-27 -o {tmp_path / 'pack'}.{ending}")
        begun.must(f"check-report {tmp_path / 'pack'}.{ending}")


def test_pictures_say_in_words_what_they_show(begun: Terminal) -> None:
    """Whoever does not see a picture is told the same, and what people typed is no markup in it."""
    register = open_register()
    now, then = register.view("2009-01-27"), register.view("2008-12-31")
    register_of = {
        "heat": heat_map(now.programme),
        "moved": movements(now.programme, then.programme),
        "phases": phases(now.programme, now.on),
        "silences": silences(now),
    }
    alts = {name: picture.alt if picture else "" for name, picture in register_of.items()}
    assert alts["heat"] == "Heat map. likelihood 2, impact 3, medium: R-001."
    assert alts["moved"] == "Scores. R-001 6, was 16."
    assert alts["phases"] == "Calendar of phases. PH-001: planned live Apr 2009."
    assert alts["silences"].startswith("Silences. ")
    for picture in register_of.values():
        ET.fromstring(picture.svg)  # noqa: S314 - drawn a moment ago
    assert "6 from 16" in register_of["moved"].svg
    assert re.search(r">R-001 #panic\(\) \*bold\* \$x\$ &lt;tag&gt; &amp;", register_of["moved"].svg)
    nothing = register.view("2007-09-04").programme
    assert (heat_map(nothing), movements(nothing, nothing), phases(nothing, now.on)) == (None, None, None)
    register.close()


def test_an_axis_names_as_many_months_as_there_is_room_for() -> None:
    """A year is named month by month, and a decade by every year or two."""
    year = Axis(date(2008, 1, 1), date(2008, 12, 31), 0)
    assert [name for _, name in year.months()][:3] == ["Jan 2008", "Feb 2008", "Mar 2008"]
    decade = Axis(date(2000, 1, 1), date(2009, 12, 31), 0)
    assert [name for _, name in decade.months()][:2] == ["Jan 2000", "Jan 2001"]
    assert year.place(date(1999, 1, 1)) == 0
