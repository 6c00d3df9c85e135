"""What is wrong with a command line, in one sentence that says how to mend it."""

import re

from cyclopts import CycloptsError, MissingArgumentError, UnusedCliTokensError


def sentence(mistake: CycloptsError) -> str:
    """Return the sentence for a mistake in the command line."""
    words = " ".join(["programme", *(mistake.command_chain or ())])
    help_ = f"see {words} --help"
    if isinstance(mistake, MissingArgumentError) and mistake.argument is not None:
        return f"{mistake.argument.name} is needed: {help_}"
    if isinstance(mistake, UnusedCliTokensError):
        extra = " ".join(mistake.unused_tokens or ())[:60]
        if not mistake.command_chain:
            if (mistake.root_input_tokens or [""])[0].startswith("-"):
                return f"“{extra}” stands after options: write the command first, then its options; {help_}"
            return f"unknown command “{extra}”: {help_}"
        return f"“{extra}” is more than {words} takes: put quotes round a text of several words; {help_}"
    said = " ".join(str(mistake).split()).partition(" Available commands:")[0]
    said = re.sub(r'"([^"]*)"', r"“\1”", f"{said[:1].lower()}{said[1:300].rstrip('.')}")
    said = re.sub(r"unable to convert (“[^”]*”) into int", r"\1 is not a whole number", said)
    return f"{said}: {help_}"
