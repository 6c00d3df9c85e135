"""The kinds of value an entry's fields hold, validated where people type them."""

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from domain.foundation.constraints import Checked, Field
from domain.foundation.personal import Named, Personal
from domain.foundation.safe_text import without_invisible
from domain.foundation.typed_dates import understand, understand_day

if TYPE_CHECKING:
    from pydantic import ValidationInfo

LINE_LENGTH = 200
TEXT_LENGTH = 10_000


def printable(*, newlines: bool) -> Callable[[str], str]:
    """Return a check that refuses characters a terminal would obey instead of showing."""

    def checked(text: str) -> str:
        # What is printable holds no character that is looked for here, and imports ask this of millions of texts.
        seen = text if text.isprintable() else without_invisible(text)[0]
        text = unicodedata.normalize("NFC", seen).strip()
        for character in "" if text.isprintable() else text:
            if unicodedata.category(character) in {"Cc", "Cs", "Cf", "Zl", "Zp"} and not (
                (newlines and character in "\n\t") or character in "\u200d\u200c"
            ):
                where = "" if newlines else " and line breaks"
                message = f"remove the control character U+{ord(character):04X}: control characters{where} are not kept"
                raise ValueError(message)
        if not text:
            message = "say something here: it may not be empty"
            raise ValueError(message)
        return text

    return checked


def one_name(text: str) -> str:
    """Return a name with single spaces between its words: copied from elsewhere it is still the same name."""
    return " ".join(text.split())


def _today(info: "ValidationInfo") -> date:
    return info.context["today"] if info.context else date.max


def _edtf(value: object, info: "ValidationInfo") -> object:
    return understand(value, _today(info)).edtf if isinstance(value, str) else value


def _day(value: object, info: "ValidationInfo") -> object:
    return understand_day(value, _today(info)) if isinstance(value, str) else value


Line = Annotated[str, Field(max_length=LINE_LENGTH), Checked(after=printable(newlines=False))]
Text = Annotated[str, Field(max_length=TEXT_LENGTH), Checked(after=printable(newlines=True))]
# Asked for by commands and forms, and None in what was brought over from a source that does not say it.
Stated = Text | None
Person = Annotated[Line, Checked(after=one_name), Named()]
PersonalLine = Annotated[Line, Personal()]
PersonalName = Annotated[Line, Checked(after=one_name), Personal()]
PersonalPerson = Annotated[Person, Personal()]
PersonalText = Annotated[Text, Personal()]
PersonalNote = Annotated[Text, Personal(kept=False)]
Day = Annotated[date, Checked(before=_day)]
Edtf = Annotated[str, Checked(before=_edtf)]
Points = Annotated[int, Field(ge=1, le=10)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Percent = Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]

Reporter = Annotated[
    Person | None,
    Field(
        description="who found that it happened although no rule permitted it; it is recorded and marked, and the date "
        "is when it happened, as far as that is known"
    ),
]
Finder = Literal["programme", "staff", "partner", "audit", "inspection", "researcher"]
OUTSIDERS = frozenset({"audit", "inspection", "researcher"})
