"""One document, written for a terminal, as Markdown, as HTML and as JSON: nothing people typed is markup in any."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from programme.reports import html, markdown, plain_text
from programme.reports.document import Chart, Document, Marked, Paragraph, Section, Table, shortened, table

LABEL = "aria-label"
SEAL = "programme-report/1\nseal\n"
# What journals hold is printable and has no control characters; the door refuses them.
TEXT = st.text(
    st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" "), min_size=1, max_size=60
).filter(str.strip)
NASTY = (
    "<script>alert(1)</script>", '</pre><pre id="seal">', "```\nprogramme-report/1", "| a | b |", "\\", "\\|", "&lt;",
    "# not a heading", "- no list", "1. no list", "[a](javascript:x)", "![](http://x/y.png)", "*a* _b_ ~~c~~", "<!--",
    "{{ style }}", "{% raw %}", "---", "===", "`code`", "a\tb", "http://example.org", "&amp;", "+ x", "> quoted",
)  # fmt: skip


def document(text: str) -> Document:
    """Return a document that says one text everywhere."""
    rows = [(text, Marked(text, "high"), text)]
    blocks = (Paragraph(text), table(text, (text, "b", "c"), rows), table(text, ("a",), (), text))
    return Document(text, text, (Section(text, blocks),))


class Reader(HTMLParser):
    """Reads HTML as a browser does: its tags, its attributes and its texts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def words(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def nothing_is_markup(text: str) -> None:
    """Check that a text that people typed is only text, in HTML and in Markdown."""
    same_length = document("x" * len(text))
    plain = Reader(html.written(same_length, SEAL, "snapshot"))
    read = Reader(html.written(document(text), SEAL, "snapshot"))
    assert read.tags == plain.tags
    # What a screen reader calls a table is its caption, which holds what was typed.
    assert [one for one in read.attributes if one[0] != LABEL] == [
        one for one in plain.attributes if one[0] != LABEL
    ]
    assert [value for name, value in read.attributes if name == LABEL] == [text]
    assert [words(one) for one in read.texts if one.strip()].count(words(text)) >= 7
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown.written(document(text), SEAL))
    expected = MarkdownIt("commonmark").enable("table").parse(markdown.written(same_length, SEAL))
    assert [token.type for token in tokens] == [token.type for token in expected]
    inline = [token for token in tokens if token.type == "inline"]
    assert not {part.type for token in inline for part in token.children or []} & {
        "html_inline",
        "link_open",
        "image",
    }
    said = ["".join(part.content for part in token.children or []) for token in inline]
    assert said.count(words(text)) >= 6


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_people_typed_is_markup_in_a_report(text: str) -> None:
    """Nothing that people typed is markup in a report."""
    nothing_is_markup(text)


@given(TEXT)
def test_any_text_is_read_back_as_it_was_typed(text: str) -> None:
    """Whatever is typed comes back from HTML and from Markdown as the same text."""
    nothing_is_markup(text)


def test_a_fact_is_the_same_in_every_form() -> None:
    """What a table holds is on the terminal, in Markdown, in HTML and in JSON."""
    said = document("Interim structure prolonged")
    assert plain_text.written(said, 80).count("Interim structure prolonged") >= 6
    assert said.to_json()["sections"][0]["blocks"][1]["rows"][0]["b"] == "Interim structure prolonged"
    assert "| Interim structure prolonged | Interim structure prolonged |" in markdown.written(said, SEAL)


def test_a_table_that_is_cut_says_how_many_are_left() -> None:
    """Whatever does not fit is counted."""
    whole = table("Risks", ("Ref",), [(f"R-{number:03}",) for number in range(1, 13)])
    assert shortened(whole, 12, "and {} more") == whole
    cut = shortened(whole, 10, "and {} more")
    assert (len(cut.rows), cut.more) == (10, "and 2 more")


def test_a_chart_keeps_its_columns() -> None:
    """The lines of a chart stand under each other in Markdown and in HTML."""
    chart = Document("t", "m", (Section("s", (Chart("a  b\n   c"),)),))
    assert "    a  b\n       c" in markdown.written(chart, SEAL)
    assert re.search(r'<pre class="chart"[^>]*>a  b\n   c</pre>', html.written(chart, SEAL, "lessons-pack"))


def test_every_table_is_captioned_and_its_headers_say_what_they_head() -> None:
    """A screen reader is told what each table is, and which header belongs to a cell."""
    read = Reader(html.written(document("x"), SEAL, "snapshot"))
    assert read.tags.count("table") == read.tags.count("caption") == 1
    assert read.attributes.count(("scope", "col")) == 3
    assert read.attributes.count(("scope", "row")) == 1
    assert ("lang", "en-GB") in read.attributes


def test_a_cell_that_looks_like_a_number_stays_a_text() -> None:
    """A figure is shown as it was written, wherever it stands."""
    figures = ("2,500", "1e5", "0012", "+8.0", "1_000", "nan")
    said = Document(
        "t", "m", (Section("s", (table("Figures", ("What",), [(figure,) for figure in figures]),)),)
    )
    assert plain_text.written(said, 80).split()[-6:] == list(figures)


def test_an_empty_table_says_so() -> None:
    """Where there is nothing a sentence says so, and no empty table is drawn."""
    empty = Document("t", "m", (Section("s", (Table("Lessons", ("Ref",), (), "no lesson was drawn"),)),))
    assert "Lessons: no lesson was drawn" in plain_text.written(empty, 80)
    assert "**Lessons**: no lesson was drawn" in markdown.written(empty, SEAL)
    assert "<table" not in html.written(empty, SEAL, "snapshot")
