"""What is asked of the value of a field, and said about it; pydantic is told where people type, and loaded there."""

from collections.abc import Callable, Iterator
from typing import Any


class _Grouped:
    """Stands for several annotations: pydantic follows this protocol of the `annotated-types` package."""

    __is_annotated_types_grouped_metadata__ = True


class Field(_Grouped):
    """Limits by pydantic's names for them, and a description for people."""

    def __init__(self, *, description: str = "", **limits: Any) -> None:  # noqa: ANN401 - as pydantic's own `Field`
        self.description = description
        self.limits = limits

    def __iter__(self) -> Iterator[object]:
        # Loading pydantic takes longer than the first paint of the app may, and reading the journal never needs it.
        import pydantic  # noqa: PLC0415

        yield from pydantic.Field(**self.limits).metadata


class Checked(_Grouped):
    """A check of the value as it was typed (`before`), or as it will be kept (`after`); ValueError refuses it."""

    def __init__(
        self, *, before: Callable[..., object] | None = None, after: Callable[..., object] | None = None
    ) -> None:
        self.before = before
        self.after = after

    def __iter__(self) -> Iterator[object]:
        import pydantic  # noqa: PLC0415 - as above

        if self.before:
            yield pydantic.BeforeValidator(self.before)
        if self.after:
            yield pydantic.AfterValidator(self.after)
