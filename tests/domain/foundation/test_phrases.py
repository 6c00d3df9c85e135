"""The domain speaks of facts: how a command is typed is for the command line to say."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import domain

TYPED = re.compile(r"--[a-z]|\bprogramme (?:[a-z]+-)*[a-z]+ (?:[A-Z]+-\d|\{)")


def literals(file: Path) -> Iterator[str]:
    """Yield every text in a file that may be said to someone."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_the_domain_speaks_of_no_option_and_of_no_command_line() -> None:
    """An entry, an alert or a refusal names entries and fields as data, never as `--options`."""
    files = list(Path(domain.__file__).parent.rglob("*.py"))
    assert len(files) > 50
    found = [(file.name, text) for file in files for text in literals(file) if TYPED.search(text)]
    assert found == []
