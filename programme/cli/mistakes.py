"""What is wrong with a command line, in one sentence that says how to mend it."""

from cyclopts import CycloptsError, MissingArgumentError, UnusedCliTokensError


def sentence(mistake: CycloptsError) -> str:
    """Return the sentence for a mistake in the command line."""
    words = " ".join(["programme", *(mistake.command_chain or ())])
    help_ = f"see {words} --help"
    if isinstance(mistake, MissingArgumentError) and mistake.argument is not None:
        return f"{mistake.argument.name} is needed: {help_}"
    if isinstance(mistake, UnusedCliTokensError):
        extra = " ".join(mistake.unused_tokens or ())[:60]
        return f"“{extra}” is more than {words} takes: put quotes round a text of several words; {help_}"
    said = " ".join(str(mistake).split()).partition(" Available commands:")[0]
    return f"{said[:1].lower()}{said[1:300].rstrip('.')}: {help_}".replace('"', "”")
