"""The site: the same to the byte, whole, reachable by keyboard and ear, and nothing in it comes from elsewhere."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.terminal import Terminal, raising, the_day_is

MARKUP = '<script>alert("x")</script> {{ 1 }}'


class Read(HTMLParser):
    """What a page has: its headings, links, tables and elements."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the elements of a kind."""
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture
def begun(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Somebody whose programme has a risk with markup in its name, and an action against it."""
    the_day_is(monkeypatch, "2009-01-27")
    terminal.must('new "North division merger" --on 2008-01-07')
    terminal.must(raising(MARKUP, "2008-02-01"))
    return terminal.must(
        "action plan --risk R-001 --title 'Ask the board' --owner 'Supt South' --due 2009-02-03"
    )


def test_a_site_is_the_same_to_the_byte_and_every_link_of_it_leads_somewhere(
    begun: Terminal, tmp_path: Path
) -> None:
    """A reader never meets a page that is not there, and nothing is fetched, run or left unnamed."""
    begun.must(f"site -o {tmp_path / 'one'} --as-known #3")
    begun.must("risk review R-001 --note 'read again'")
    begun.must(f"site -o {tmp_path / 'two'} --as-known #3")
    files = {file.relative_to(tmp_path / "one"): file for file in (tmp_path / "one").rglob("*.html")}
    for name, file in files.items():
        assert (tmp_path / "two" / name).read_bytes() == file.read_bytes()
        page = Read(file)
        assert page.all("html") == [{"lang": "en-GB"}]
        searched = name.name == "everything.html"
        assert [len(page.all(tag)) for tag in ("h1", "main", "nav", "img", "link")] == [1, 1, 1, 0, 0]
        assert page.all("script") == [{}] * searched
        assert ("script-src" in str(page.all("meta")[1]["content"])) == searched
        assert page.all("a")[0] == {"class": "skip", "href": "#main"}
        ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
        assert len(ids) == len(set(ids))
        assert all("scope" in heading for heading in page.all("th"))
        assert len(page.all("caption")) == len(page.all("table"))
        for link in page.all("a")[1:]:
            assert (file.parent / str(link["href"])).resolve().is_file(), (name, link)
    assert Path("things/R-001.html") in files
    assert Path("things/ACT-001.html") in files
    shown = files[Path("things/R-001.html")].read_text(encoding="utf-8")
    assert "&lt;script&gt;" in shown
    assert '<a href="../things/ACT-001.html">ACT-001</a>' in shown


def test_what_cannot_be_written_leaves_nothing(begun: Terminal, tmp_path: Path) -> None:
    """A folder is there whole or not at all."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert begun.run(f"site -o {tmp_path / 'file' / 'site'}").code == 2
    assert begun.run(f"site -o {tmp_path / 'early'} --as-of 2007-01-01").code == 2
    assert {path.name for path in tmp_path.iterdir()} <= {
        "file",
        begun.store.name,
        f"{begun.store.name}.keys",
    }
