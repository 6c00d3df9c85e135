"""The documentation as a site: whole, in four parts, readable without a network, and no link leads nowhere."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests import ROOT
from tests.contract.documentation.pages import lay_out, place

SETTINGS = ROOT / "zensical.toml"
OVERRIDES = "tests/contract/documentation/overrides"
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
# `make docs`, `make benchmarks` and `make snapshots` make them.
MADE = ("docs/overview.svg", "docs/growth.svg", "tests/tui/__snapshots__/")


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the site whose pages lie in a folder, as `make site` does, with no network to reach."""
    shutil.copytree(ROOT / OVERRIDES, folder / OVERRIDES)
    zensical = Path(sys.executable).with_name("zensical")
    nowhere = dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")
    return subprocess.run(
        [zensical, "build", "--strict"], cwd=folder, env=os.environ | nowhere | {"NO_COLOR": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def named(nav: Any) -> Iterator[str]:
    """Yield every page that the navigation names."""
    if isinstance(nav, str):
        yield nav
    for part in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ():
        yield from named(part)


def test_the_site_is_built_whole_and_fetches_nothing(tmp_path: Path) -> None:
    """Every page of the documentation is in it, under one of four heads, and a reader's browser asks nobody else."""
    lay_out(tmp_path / "build/pages")
    nav = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["project"]["nav"]
    assert [head for part in nav for head in part] == [
        "Start", "Tutorial", "How-to", "Reference", "Explanation",
    ]  # fmt: skip
    pages = {path.relative_to(tmp_path / "build/pages") for path in (tmp_path / "build/pages").rglob("*.md")}
    assert sorted(map(Path, named(nav))) == sorted(pages), "name each page once in zensical.toml"
    shutil.copy(SETTINGS, tmp_path)
    built = build(tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    site = tmp_path / "build/site"
    for page in pages:
        shown = (site / page.with_suffix(".html")).read_text(encoding="utf-8")
        assert not re.search(r"<(?:script|img|iframe)[^>]+(?:src)=\"?(?:https?:)?//", shown), page
        assert not re.search(r"<link[^>]+href=\"?(?:https?:)?//", shown), page
        for source in re.findall(r'<img[^>]+src="([^"]+)"', shown):
            assert (site / page).parent.joinpath(source).is_file(), (page, source)
    assert "mermaid" not in (site / "states.html").read_text(encoding="utf-8")


def test_a_link_that_leads_nowhere_ends_the_build(tmp_path: Path) -> None:
    """Whoever renames a page or a heading is told where it is still linked."""
    pages = tmp_path / "build/pages"
    pages.mkdir(parents=True)
    settings = SETTINGS.read_text(encoding="utf-8")
    (tmp_path / SETTINGS.name).write_text(re.sub(r"nav = \[\n.*?\n\]\n", "", settings, flags=re.DOTALL))
    (pages / "index.md").write_text("# Start\n\n[gone](gone.md) and [no heading](#nowhere)\n")
    built = build(tmp_path)
    assert built.returncode != 0
    assert "2 issues found" in built.stdout + built.stderr


def test_every_picture_is_made_by_a_script() -> None:
    """A picture of the documentation can be made again, and nobody has to draw it."""
    shown = {
        (page.parent / picture.replace("%5B", "[").replace("%5D", "]")).resolve().relative_to(ROOT).as_posix()
        for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
        for picture in PICTURE.findall(page.read_text(encoding="utf-8"))
    }
    assert shown
    assert {picture for picture in shown if not picture.startswith(MADE)} == set()


def test_a_page_lies_where_the_navigation_looks_for_it() -> None:
    """Pages of the checkout's own folder come first, and what lies elsewhere beside them."""
    assert place(ROOT / "README.md") == Path("index.md")
    assert place(ROOT / "docs/decisions/README.md") == Path("decisions/index.md")
    assert place(ROOT / "tests/tui/a picture[1].svg") == Path("files/a-picture-1-.svg")
