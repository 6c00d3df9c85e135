"""The documentation as it was installed, or as it stands in a checkout."""

from difflib import get_close_matches
from pathlib import Path

import programme
from programme.foundation.refusal import Refused

INSTALLED = Path(programme.__path__[0]) / "documentation"
CHECKOUT = INSTALLED.parent.parent / "docs"


def topics() -> dict[str, Path]:
    """Return the file of every topic: `time`, `share-with-a-team`, `decisions/5-floors`."""
    folder = INSTALLED if INSTALLED.exists() else CHECKOUT
    pages = {
        file.relative_to(folder).with_suffix("").as_posix(): file for file in sorted(folder.rglob("*.md"))
    }
    if folder == CHECKOUT:
        pages["changelog"] = CHECKOUT.parent / "CHANGELOG.md"
    return {_name(page): file for page, file in pages.items()}


def _name(page: str) -> str:
    return page.removeprefix("how-to/").replace("decisions/README", "decisions")


def title(file: Path) -> str:
    """Return what a page is called."""
    with file.open(encoding="utf-8") as lines:
        return next((line.removeprefix("# ").strip() for line in lines if line.startswith("# ")), "")


def read(topic: str) -> str:
    """Return the text of a topic; Refused names the nearest."""
    found = topics()
    name = topic.removesuffix(".md").removeprefix("docs/").removeprefix("how-to/").casefold()
    if name not in found:
        nearest = get_close_matches(name, found, n=1)
        meant = f"did you mean “{nearest[0]}”? " if nearest else ""
        raise Refused([f"there is no topic “{topic[:40]}”: {meant}programme docs lists them all"])
    return found[name].read_text(encoding="utf-8")
