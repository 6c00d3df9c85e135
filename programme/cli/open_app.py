"""What runs when no command is given."""

from programme.cli import bare
from programme.cli.options import AsKnown, AsOf, At, Programme, Redacted, Store


def open_app(
    *,
    at: At = None,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    redacted: Redacted = False,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Open the terminal app on the store; without a terminal, print the overview."""
    bare.open_app(store, programme, as_of=as_of, as_known=as_known, redacted=redacted, at=at)
