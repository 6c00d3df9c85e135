"""Write the examples that help shows: for each command the shortest line of a scenario that runs it with success.

What no scenario runs, and what has a better example, has it here.
"""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from domain.entries.catalogue import ENTRIES
from domain.foundation.registers import LISTS
from programme.cli.app import build
from programme.recording.field_shapes import shapes
from tests import ROOT
from tests.contract.test_surfaces import lines_of_scenarios

FILE = ROOT / "programme/cli/habits/examples.json"
# Run one after the other in an empty folder, on a programme of four risks; `test_examples.py` does.
RUN = {
    "export": "export registers.xlsx --as-of 2009-01-27",
    "import": "import registers.xlsx --dry-run",
    "calendar": 'calendar due.ics --owner "Supt Operations"',
    "doctor": "doctor --json",
    "site": "site -o site --as-of 2009-01-27",
    "backup": "backup westminster.backup --without-keys",
    "restore": "restore westminster.backup --without-keys --store restored.sqlite",
    "try": "try what-if.sqlite",
    "lessons-pack": "lessons-pack --as-of 2009-01-27 -o lessons",
    "check-report": "check-report lessons.html",
    "archive export": "archive export westminster.jsonl",
    "archive import": "archive import westminster.jsonl --store arrived.sqlite",
    "checkpoint export": "checkpoint export -o checkpoint.txt",
    "checkpoint check": "checkpoint check checkpoint.txt",
    "checkpoint key": "checkpoint key",
    "proof entry": "proof entry 3 -o proof.txt",
    "proof check": "proof check proof.txt",
    "proof growth": "proof growth checkpoint.txt -o growth.txt",
    "evidence keep": 'evidence keep --file lessons.html --title "Lessons pack"',
    "evidence open": "evidence open EV-001 --to copy.html",
    "compare": "compare 2008-01-01 2009-01-27 --brief",
    "contradictions": "contradictions --as-of 2009-01-27",
    "people": 'people "Supt Operations" --as-of 2009-01-27',
    "show": "show R-004 --as-of 2009-01-27",
    "snapshot": "snapshot --as-of 2009-01-27 -o snapshot.html",
    "timeline": "timeline --about R-001 --since 2008-12-01 --limit 20 --as-of 2009-01-27",
    "why": "why R-004.residual --as-of 2009-01-27",
}
LISTED = {noun for nouns in LISTS.values() for noun in nouns}
# Opens the app, needs a server or a passphrase, or is run by a test of its own.
ELSEWHERE = {
    "demo": "demo --as-of 2009-01-27",
    "serve": "serve --redacted",
    "portfolio": "portfolio portfolio.toml --sort -confidence",
    "help": "help risk raise",
    "docs": "docs time",
    "completion": "completion bash",
    "checkpoint protect": "checkpoint protect --passphrase-file passphrase.txt",
    "store create": "store create postgresql://db.example.org/register",
    "store admit": 'store admit sam --name "Sam Reed" --store postgresql://db.example.org/register',
    "store members": "store members --store postgresql://db.example.org/register",
    "programme start": 'programme start --name "North division merger" --on 2008-01-07',
    "post handover": "post handover PO-001 --to PO-002 --dry-run",
}


def commands() -> Iterator[str]:
    """Yield the words of every command: of nouns with those of their verbs."""
    app = build()
    for name in app:
        if name.startswith("-"):
            continue
        held = [verb for verb in app[name] if not verb.startswith("-")]
        # Which entries are loaded first depends on what else was asked for.
        verbs = sorted(held, key=lambda verb: (verb != "list", verb != "show", verb))
        if app[name].default_command is not None:
            yield name
        yield from (f"{name} {verb}" for verb in verbs)


def examples() -> dict[str, str]:
    """Return the example of each command."""
    ran = [line for line in (*lines_of_scenarios(), *asked()) if "{" not in line and "<" not in line]
    return {words: RUN.get(words) or ELSEWHERE.get(words) or _of(words, ran) for words in commands()}


def asked() -> Iterator[str]:
    """Yield the questions whose rows a scenario counts."""
    for feature in (ROOT / "features").glob("*.feature"):
        yield from re.findall(r'"([a-z][^"]*)" lists [1-9]', feature.read_text(encoding="utf-8"))


def _of(words: str, ran: list[str]) -> str:
    noun, _, verb = words.partition(" ")
    if noun in LISTED and verb == "list":
        return f"{noun} list --json"
    if noun in LISTED and verb == "show":
        return f"{noun} show {_prefix(noun)}-001"
    fitting = [line for line in ran if line == words or line.startswith(f"{words} ")]
    assert fitting, f"{words} has no example: run it in a scenario, or give it one here"
    return min(fitting, key=lambda line: (line == words, _terse(line), len(line), line))


def _terse(line: str) -> int:
    """Count the values of a line that say nothing to a reader, such as `--cause c`."""
    said = shlex.split(line)[2:]
    return sum(len(word) < 3 and not word.isdigit() for word in said)


def _prefix(noun: str) -> str:
    """Return what references of a noun begin with; what has none is shown by what it is about."""
    about = {
        "reach": "MSG",
        "profile": "SV",
        "impact": "EIA",
        "point": "SP",
        "planned-action": "RA",
        "member": "PE",
    }
    allotted = (
        shape.prefixes[0]
        for entry_class in ENTRIES.values()
        if entry_class.noun == noun
        for shape in shapes(entry_class)
        if shape.allots
    )
    return about.get(noun) or next(allotted)


def as_typed(line: str) -> str:
    """Write a command line as somebody would type it."""
    return " ".join(["programme", *map(_quoted, shlex.split(line))])


def _quoted(word: str) -> str:
    return word if shlex.quote(word) == word or word.startswith("#") else f'"{word}"'


def written() -> str:
    """Return the file as it is to be."""
    made = {words: as_typed(line) for words, line in examples().items()}
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(FILE).write_text(written(), encoding="utf-8")
