"""The number of an entry in the journal, as a field of another entry that names it."""

from typing import TYPE_CHECKING, Annotated

from domain.foundation.constraints import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import GetCoreSchemaHandler, ValidationInfo
    from pydantic_core.core_schema import CoreSchema

FIND = "find_entry"


class NamesEntry:
    """Marks a field that holds the position of an entry, however people name it at the door.

    What they typed is turned into a position by the function that the door passes as `find_entry` in the context; it
    raises ValueError, saying what is wrong, when there is no such entry.
    """

    def validated(self, value: object, info: "ValidationInfo") -> object:
        """Return the position of the named entry."""
        find: Callable[[object], int] | None = (info.context or {}).get(FIND)
        return value if find is None else find(value)

    def __get_pydantic_core_schema__(self, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """Look the name up at the door where people come in; the journal is read without it."""
        from pydantic_core import core_schema  # noqa: PLC0415 - as with domain.asking

        return core_schema.with_info_before_validator_function(self.validated, handler(source))


def positions_in(value: "int | Iterable[int]") -> tuple[int, ...]:
    """Return the positions that such a field holds, one or several."""
    return (value,) if isinstance(value, int) else tuple(value)


EntryPosition = Annotated[int, Field(ge=1), NamesEntry()]
