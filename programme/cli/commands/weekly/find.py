"""The command that finds entries by their words."""

from typing import Annotated

from cyclopts import Parameter

from programme.cli.asking import PLAINLY, Asking
from programme.cli.narrowing import where as fitting
from programme.cli.options import Where
from programme.questions.find.find import find as find_in


def find(
    *words: Annotated[
        str,
        Parameter(help="Words, or beginnings of words; in quotation marks they stand next to each other."),
    ],
    where: Where = None,
    asking: Asking = PLAINLY,
) -> None:
    """Find entries by any word that was ever recorded: titles, causes, notes, evidence, as far as they may be read."""
    with asking.seen() as view:
        # What the shell kept together belongs together.
        typed = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
        asking.answer(fitting(find_in(view, typed), where, view.on), view)
