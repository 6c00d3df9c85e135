"""What is wrong with a command line, in one sentence that says how to mend it."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from cyclopts import App, CycloptsError, MissingArgumentError, UnknownCommandError, UnusedCliTokensError


def sentence(mistake: CycloptsError, app: App) -> str:
    """Return the sentence for a mistake in a command line of the app."""
    chain = tuple(mistake.command_chain or ())
    typed = list(mistake.root_input_tokens or ())
    words = " ".join(["programme", *chain])
    help_ = f"see {words} --help"
    if isinstance(mistake, UnknownCommandError):
        return unknown((mistake.unused_tokens or [""])[0], chain, app)
    # Whatever else is amiss with a command that does not exist, its name is what has to be mended.
    if typed and not chain and not typed[0].startswith("-"):
        return unknown(typed[0], chain, app)
    if isinstance(mistake, MissingArgumentError) and mistake.argument is not None:
        return f"{mistake.argument.name} is needed: {help_}"
    if isinstance(mistake, UnusedCliTokensError):
        extra = " ".join(mistake.unused_tokens or ())[:60]
        if not chain:
            return f"“{extra}” stands after options: write the command first, then its options; {help_}"
        return f"unexpected word “{extra}” after {words}: put quotes round a text of several words; {help_}"
    said = " ".join(str(mistake).split()).partition(" Available commands:")[0]
    said = re.sub(r'"([^"]*)"', r"“\1”", f"{said[:1].lower()}{said[1:300].rstrip('.')}")
    said = re.sub(r"unable to convert (“[^”]*”) into int", r"\1 is not a whole number", said)
    return f"{said}: {help_}"


def unknown(word: str, chain: Sequence[str], app: App) -> str:
    """Say that there is no such command, which is nearest to it, and what lists them all."""
    for name in chain:
        app = app[name]
    known = [name for name in app if not name.startswith("-")]
    nearest = get_close_matches(word, known, n=1)
    meant = f"did you mean “{' '.join([*chain, *nearest])}”? " if nearest else ""
    listed = " ".join(["programme", *chain, "--help"])
    return f"there is no command “{' '.join([*chain, word])[:60]}”: {meant}{listed} lists them all"
