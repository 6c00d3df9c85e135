"""What the values of a column sort by: what they mean, not how they are written."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from domain.foundation.dates import When
from domain.foundation.phrases import Phrase
from domain.state.policy import BANDS
from programme.answers.values import Either
from programme.foundation.wording import in_words
from programme.registers.alert import SEVERITIES
from programme.registers.confidence import STEPS
from programme.registers.qualified import Qualified

_WEIGHTS = {
    word: rank for words in (BANDS, tuple(reversed(SEVERITIES)), STEPS) for rank, word in enumerate(words)
}
# As a listing words an amount: `about 500,000 GBP a year`.
_AMOUNT = r"(?:about )?(-?[\d,]+(?:\.\d+)?) [A-Z]{3}\b.*"


def rank(value: Any) -> tuple[int, Any]:  # noqa: ANN401 - a column holds any value that `worded` can say
    """Return what a value sorts by: dates by day, amounts by amount, bands by weight, references by number."""
    match value:
        case Either():
            return rank(value.possible if value.sure in (None, "", ()) else value.sure)
        case Qualified():
            return rank(value.value)
        case When():
            return 0, value.latest.toordinal()
        case date():
            return 0, value.toordinal()
        case bool() | int() | float() | Decimal():
            return 0, value
        case Phrase():
            return rank(in_words(value))
        case str() if value in _WEIGHTS:
            return 0, _WEIGHTS[value]
        case str():
            amount = re.fullmatch(_AMOUNT, value)
            return (
                (0, Decimal(amount[1].replace(",", ""))) if amount else (1, list(_natural(value.casefold())))
            )
        case tuple() | list() if value:
            return rank(value[0])
        case _:
            return 1, [(0, str(value))]


def _natural(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text so that R-999 comes before R-1000; a long run of digits is never made a number."""
    for place, part in enumerate(re.split(r"(\d+)", text)):
        digits = part.lstrip("0")
        yield (len(digits), digits) if place % 2 else (0, part)
