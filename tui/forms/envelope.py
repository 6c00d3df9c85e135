"""What a form asks about every entry, whatever its kind."""

from programme.recording.field_shapes import Shape
from tui.forms.asked_field import AskedField

NEEDED = "* is needed"

# An entry's own fields go by their names; those of its envelope have a mark before theirs.
ON, BY, EVIDENCE, KNOWN_ON, KNOWN_TO = (
    Shape("on", "span", False, "the effective date: 2008-12-01, 2008-12, about 2008-12, last friday"),  # noqa: FBT003
    Shape("by", "text", True, "who records it"),  # noqa: FBT003
    Shape("evidence", "text", False, "references, or @FILE: its digest; several with ; between", many=True),  # noqa: FBT003
    Shape("known on", "span", False, "since when the organisation knew of it, by that evidence"),  # noqa: FBT003
    Shape("known to", "text", False, "who in it had read that evidence then"),  # noqa: FBT003
)


def asked_of_all(signing: str) -> tuple[AskedField, ...]:
    """Return the fields of the envelope, signed by whoever records."""
    return (
        AskedField("@on", ON, empty="today"),
        AskedField("@by", BY, signing),
        AskedField("@evidence", EVIDENCE, empty="none"),
        AskedField("@known_on", KNOWN_ON, empty="not said"),
        AskedField("@known_to", KNOWN_TO, empty="not said"),
    )
