"""What a form asks for."""

from typing import NamedTuple

from programme.recording.field_shapes import Shape


class AskedField(NamedTuple):
    """A field of a form: what it is known by there, the text it begins with, and what leaving it empty means."""

    key: str
    shape: Shape
    text: str = ""
    empty: str = ""
