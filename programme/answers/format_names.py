"""The names of the formats, which help texts show without loading what writes them."""

from typing import Literal

Format = Literal["table", "json", "csv", "markdown"]
