"""Lay out the pages of the documentation site: `python -m tests.contract.documentation.pages` writes build/pages.

The pages are those of the checkout, read in place by a developer and shipped for `programme docs`. A site holds only
what lies in its own folder, so whatever they link to elsewhere is laid beside them, and links are written anew.
"""

import re
import shutil
from os.path import relpath
from pathlib import Path

from tests import ROOT

PAGES = ROOT / "build/pages"
FIRST = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
    "LICENSE": "licence.txt",
}
LINK = re.compile(r"(?<=\]\()([^)#:\s]+)(?=[)#])")
DIAGRAM = re.compile(r"```mermaid\nstateDiagram-v2\n(.*?)```\n", re.DOTALL)
NAMED = re.compile(r'state "(?P<name>[^"]+)" as (?P<id>\w+)')
STEP = re.compile(r"(?P<before>\[\*\]|\w+) --> (?P<after>\[\*\]|\w+): (?P<entry>.+)")


def lay_out(folder: Path) -> None:
    """Write every page, and every file that one links to, into a folder that is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    sources = [*(ROOT / name for name in FIRST), *sorted(path for path in (ROOT / "docs").rglob("*.*"))]
    for source in sources:
        to = folder / place(source)
        to.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".md":
            to.write_text(_page(source, folder), encoding="utf-8")
        else:
            shutil.copyfile(source, to)


def place(source: Path) -> Path:
    """Return where a file of the checkout lies in the site."""
    path = source.relative_to(ROOT)
    if path.as_posix() in FIRST:
        return Path(FIRST[path.as_posix()])
    if path.parts[0] == "docs":
        return path.relative_to("docs").with_name(path.name.replace("README.md", "index.md"))
    return Path("files") / re.sub(r"[^\w.-]+", "-", path.name)


def _page(source: Path, folder: Path) -> str:
    text = DIAGRAM.sub(_table, source.read_text(encoding="utf-8"))
    here = place(source).parent

    def moved(link: re.Match[str]) -> str:
        target = (source.parent / link[1].replace("%5B", "[").replace("%5D", "]")).resolve()
        if not target.exists() or target.is_dir():
            return link[1]  # the build names the page and the line
        to = place(target)
        if to.parts[0] == "files":
            (folder / to).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(target, folder / to)
        return Path(relpath(to, here)).as_posix()

    return LINK.sub(moved, text)


def _table(diagram: re.Match[str]) -> str:
    """Write a diagram of states as a table: what draws it in a browser would be fetched from elsewhere."""
    names = {found["id"]: found["name"] for found in NAMED.finditer(diagram[1])} | {"[*]": "–"}
    rows = [
        f"| {names[step['before']]} | `{step['entry']}` | {names[step['after']]} |\n"
        for step in STEP.finditer(diagram[1])
    ]
    return "".join(("| before | entry | after |\n|---|---|---|\n", *rows))


if __name__ == "__main__":
    lay_out(PAGES)
