"""Completion: the script of a shell is made once, and anew when the commands may have changed."""

import subprocess
from pathlib import Path

import pytest
from cyclopts import App

from programme.cli.named_options import with_names
from tests.terminal import Terminal


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each script that is made, in place of making it: that takes seconds."""
    scripts: list[str] = []

    def generate(_: App, *, shell: str) -> str:
        scripts.append(shell)
        return f"the script of {shell}, made {len(scripts)} times"

    monkeypatch.setattr(App, "generate_completion", generate)
    return scripts


def test_a_script_is_made_once_for_each_shell(
    terminal: Terminal, made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell that starts again is given what was kept; one that is damaged, or of other code, is made again."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first = terminal.must("completion zsh").out
    assert terminal.must("completion zsh").out == first
    assert terminal.must("completion bash").out != first
    assert made == ["zsh", "bash"]
    [kept] = (tmp_path / "cache").rglob("completion-zsh-*.json")
    kept.write_bytes(b"spoilt")
    terminal.must("completion zsh")
    monkeypatch.setattr("programme.cli.commands.completion._fingerprint", lambda: "of other code")
    terminal.must("completion zsh")
    assert made == ["zsh", "bash", "zsh", "zsh"]
    assert [file.name for file in (tmp_path / "cache").rglob("completion-zsh-*")] == [
        "completion-zsh-of other code.json"
    ]


def test_the_names_of_the_directory_are_completed_where_a_person_is_named(terminal: Terminal) -> None:
    """A post with spaces in its title is one word to the shell, and other options are left to the script."""
    terminal.must('new "North division merger" --on 2008-01-07')
    terminal.must('post establish --title "Supt Crime (acting)"')
    terminal.must("completion names")
    made = with_names("_programme() { COMPREPLY=(own); }\n", "bash")
    asking = f"{made}\nprogramme() {{ echo '{terminal.out.strip()}'; }}\n" + "".join(
        f"COMP_WORDS=(programme risk assign R-001 {option} '{typed}'); COMP_CWORD=5; _programme_named; "
        "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
        for option, typed in (
            ("--owner", "Supt"),
            ("--owner", "'Supt C"),
            ("--owner", "Chief"),
            ("--title", "S"),
        )
    ).replace("''Supt C'", '"\'Supt C"')
    found = subprocess.run(["bash"], input=asking, text=True, capture_output=True, check=True)
    offered = r"Supt\ Crime\ \(acting\)"
    assert found.stdout.splitlines() == [offered, offered, "", "own"]


@pytest.mark.parametrize(
    ("shell", "line", "wanted"),
    [
        (
            "zsh",
            "    '*--owner[who answers]:owner' \\",
            "    '*--owner[who answers]:owner:_programme_names' \\",
        ),
        ("zsh", "    '*--title[what it is]:title' \\", "    '*--title[what it is]:title' \\"),
        (
            "fish",
            "complete -c programme -n 'x' -l owner -r -d 'who'",
            "complete -c programme -n 'x' -l owner -x -a '(programme completion names 2>/dev/null)' -d 'who'",
        ),
    ],
)
def test_other_shells_ask_for_the_names_in_their_own_way(shell: str, line: str, wanted: str) -> None:
    """An option that names a person asks for names, and no other does."""
    assert wanted in with_names(f"#compdef programme\n{line}\n", shell).splitlines()
