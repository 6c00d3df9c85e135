"""Reports as a browser shows and prints them: self-contained, on A4, light and dark, readable without colours."""

import re
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from programme.journal.register import Register
from programme.recording.record import Proposal, proposal, record
from programme.reports.html import style
from programme.reports.making import made
from programme.reports.report_request import KINDS, Kind, ReportRequest
from programme.stores.open import start_programme
from tests.programme.reports import chromium
from tests.programme.reports.conftest import AskFor
from tests.programme.reports.test_writing import Reader

# What else the words of a marked cell may be: that something is missing, open or late.
REASONS = {
    "attend": (
        "missing", "open", "unclear", "yes: ", "not started", "in progress", "awaiting approval",
        "overdue", "review due", "not known", "Needs attention", "disputed", "nobody",
    ),
    "act now": ("late",),
    "very high": (), "high": (), "medium": (), "low": (), "note": ("For information",),
}  # fmt: skip
A4 = (595, 842)
PAIR = re.compile(
    r"--(?P<name>[a-z-]+): (?P<ground>#[0-9a-f]{6}); --(?:quiet-)?on-(?P=name): (?P<ink>#[0-9a-f]{6})"
)


def printed(page: Path) -> PdfReader:
    """Print a page."""
    to = page.with_suffix(".pdf")
    chromium.look(page, "--no-pdf-header-footer", f"--print-to-pdf={to}")
    return PdfReader(to)


@pytest.fixture
def snapshot(inspected: Register, ask_for: AskFor, tmp_path: Path) -> Path:
    """Give the snapshot of the Westminster programme on the last day of the inspection."""
    page = tmp_path / "snapshot.html"
    page.write_text(made(inspected, ask_for("snapshot")), encoding="utf-8")
    return page


def is_a4(read: PdfReader) -> bool:
    """Tell whether every page is A4."""
    return all(
        abs(float(side) - wanted) < 2
        for page in read.pages
        for side, wanted in zip(page.mediabox[2:], A4, strict=True)
    )


@chromium.needed
def test_the_westminster_snapshot_is_one_page_of_a4(snapshot: Path) -> None:
    """The paper of 27 January 2009 fits on one page, with its panels and its seal."""
    read = printed(snapshot)
    assert len(read.pages) == 1
    assert is_a4(read)
    # A font may draw two letters as one.
    text = " ".join(normalize("NFKC", read.pages[0].extract_text()).split())
    for said in (
        "Top risks",
        "Heat map",
        "Decisions needed",
        "Delivery confidence is red",
        "Who answers for 23 functions: nobody for 6 (Crime reduction",
        "very high",
        "programme-report/1",
    ):
        assert said in text


@chromium.needed
def test_a_signed_snapshot_of_long_texts_is_one_page_as_well(tmp_path: Path) -> None:
    """However much there is and however long it is, the paper stays one page."""
    register = start_programme(str(tmp_path / "store.sqlite"), "North " * 30, on="2008-01-07")
    long = ("Responsibilities for accommodation " * 6)[:199]
    statement = {"cause": "a " * 40, "event": "b " * 40, "effect": "c " * 40, "owner": long}
    facts: list[tuple[str, dict[str, object]]] = []
    for number in range(1, 14):
        facts += [
            ("risk.raised", {"title": long, **statement}),
            (
                "risk.assessed",
                {"risk": f"R-{number:03}", "likelihood": 1 + number % 5, "impact": 5, "basis": "seen"},
            ),
            ("decision.asked", {"title": long, "due": "2008-02-01"}),
            ("phase.planned", {"title": long, "planned_live": "2008-04/2008-06"}),
            ("sop.required", {"title": long, "reason": "needed"}),
        ]
    for theme in (
        "role clarity",
        "pay and conditions",
        "health and safety",
        "accountability",
        "workload",
        "trust",
    ):
        said = {"summary": long, "raised_by": "night duty", "channel": "surgery"}
        facts.append(("staff-issue.raised", {"theme": theme, **said}))
    facts.append(("programme.progress-stated", {"percent": "12.5", "source": long}))
    record(
        register,
        [Proposal(one.entry_class, one.fields, "2008-01-08") for one in (proposal(t, **f) for t, f in facts)],
    )
    asked = ReportRequest(
        kind="snapshot",
        form="html",
        programme_id=register.programme_id,
        as_of=date(2008, 12, 27),
        position=register.position(),
        redacted=False,
        since=date(2008, 11, 27),
    )
    page = tmp_path / "long.html"
    page.write_text(made(register, asked, sign=True), encoding="utf-8")
    register.close()
    assert len(printed(page).pages) == 1


@chromium.needed
def test_a_lessons_pack_prints_on_a4(inspected: Register, ask_for: AskFor, tmp_path: Path) -> None:
    """The pack is as many pages of A4 as it needs, down to its seal."""
    page = tmp_path / "pack.html"
    page.write_text(made(inspected, ask_for("lessons-pack")), encoding="utf-8")
    read = printed(page)
    assert is_a4(read)
    assert "programme-report/1" in read.pages[-1].extract_text()


@chromium.needed
def test_a_snapshot_is_light_or_dark_as_the_reader_prefers(snapshot: Path, tmp_path: Path) -> None:
    """The page follows the reader's scheme, from its ground to its marks."""
    light = chromium.photograph(snapshot, tmp_path / "light.png")
    dark = chromium.photograph(snapshot, tmp_path / "dark.png", dark=True)
    assert chromium.corner(light) == (0xFF, 0xFF, 0xFF)
    assert chromium.corner(dark) == (0x14, 0x17, 0x1A)


@chromium.needed
def test_a_browser_reads_a_snapshot_as_it_was_written(snapshot: Path) -> None:
    """What a browser makes of the file holds every text of it: nothing was mended or dropped."""
    shown = Reader(chromium.look(snapshot, "--dump-dom"))
    written = Reader(snapshot.read_text(encoding="utf-8"))
    assert [text.strip() for text in shown.texts if text.strip()] == [
        text.strip() for text in written.texts if text.strip()
    ]
    assert shown.tags == written.tags


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_needs_nothing_from_anywhere(inspected: Register, ask_for: AskFor, kind: Kind) -> None:
    """A report has no script, no picture and no address, and tells the browser to fetch nothing."""
    text = made(inspected, ask_for(kind))
    read = Reader(text)
    assert not {"script", "link", "img", "iframe", "object", "embed", "a", "base", "form"} & set(read.tags)
    assert not {name for name, _ in read.attributes} & {"src", "href", "srcset", "action", "style", "onload"}
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in read.attributes
    assert not re.search(r"url\(|@import|https?://", str(style()))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_text_stands_out_from_its_ground_in_both_schemes() -> None:
    """The contrast of each ink to its ground is at least 4.5 to 1 (WCAG 2.2, 1.4.3), in the light and the dark."""
    pairs = [(found["name"], found["ground"], found["ink"]) for found in PAIR.finditer(str(style()))]
    assert len(pairs) == 2 * len({name for name, *_ in pairs}) >= 14
    quiet = re.findall(r"--page: (#\w+);.*--quiet-on-page: (#\w+)", str(style()))
    for ground, ink in [*((ground, ink) for _, ground, ink in pairs), *quiet]:
        lighter, darker = sorted((luminance(ground), luminance(ink)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ground, ink)


@pytest.mark.parametrize("kind", KINDS)
def test_colour_is_never_alone(inspected: Register, ask_for: AskFor, kind: Kind) -> None:
    """Whatever is marked in colour says in a word what the colour says."""
    text = made(inspected, ask_for(kind))
    marked = re.findall(r'class="[^"]*\bmark ([a-z-]+)[^"]*">([^<]*)<', text)
    assert marked
    for mark, said in marked:
        word = mark.replace("-", " ")
        assert word in said.lower() or any(reason in said for reason in REASONS[word]), (mark, said)
