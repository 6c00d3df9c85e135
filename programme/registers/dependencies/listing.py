"""How dependencies are listed."""

from datetime import date

from domain.state.dependencies import Dependency
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing


def _on(one: Dependency, _: Programme, __: date) -> str | None:
    return ", ".join(filter(None, (one.on_whom, one.on_thing))) or None


LISTINGS = (
    Listing(
        noun="dependency",
        title="Dependencies",
        items=lambda programme: programme.dependencies.values(),
        columns=(
            Column("ref", "Ref"),
            Column("title", "What is given"),
            Column("direction", "Direction"),
            Column("on", "On", _on),
            Column("state", "State"),
            Column("due", "Needed by"),
            Column("agreed_for", "Agreed for"),
            Column("owner", "Owner"),
            Column("needed_for", "Needed for", wide=True),
            Column("agreed_by", "Promised by", wide=True),
            Column("registered", "Registered", wide=True),
            Column("note", "Note", wide=True),
        ),
    ),
)
