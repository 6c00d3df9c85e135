"""The completion scripts of shells."""

from typing import Literal

from programme.cli.app import build
from programme.cli.output import say


def completion(shell: Literal["bash", "zsh", "fish"]) -> None:
    """Write the completion script of a shell, for that shell to read at its start."""
    say(build().generate_completion(shell=shell))
