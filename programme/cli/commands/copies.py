"""Commands that copy a whole store or journal: backup, restore, archive export and archive import."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from programme.cli.groups import STORE_GROUP
from programme.cli.options import Programme, Store
from programme.cli.output import note, opened, say_done
from programme.stores import copies as copying
from programme.stores.open import default_store, place_of

NewStore = Annotated[
    str | None,
    Parameter(
        group=STORE_GROUP,
        help="The store to make, which must not exist. Default: PROGRAMME_STORE, else a file in your data folder.",
    ),
]


def backup(
    file: Annotated[Path, Parameter(help="The backup to write, a file that does not exist yet.")],
    *,
    store: Store = None,
) -> None:
    """Copy the store to a file, also while others record, and verify the copy."""
    entries = copying.backup(store, file)
    say_done(f"{file} holds all {entries} entries of {place_of(store or default_store())}, verified")


def restore(
    backup: Annotated[Path, Parameter(help="A file that programme backup wrote.")], *, store: NewStore = None
) -> None:
    """Verify a backup and make a store of it, never in place of another."""
    entries = copying.restore(backup, store)
    say_done(f"{place_of(store or default_store())} holds all {entries} entries of {backup}, verified")


def export(
    file: Annotated[Path, Parameter(help="The archive to write, a file that does not exist yet.")],
    *,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Write a programme's whole journal as JSON Lines (docs/archive.md)."""
    with opened(store, programme, wary=False) as register:
        header = copying.export_archive(register, file)
    say_done(f"{file} holds all {header.size} entries, root {header.root}")


def import_(
    file: Annotated[Path, Parameter(help="An archive that programme archive export wrote.")],
    *,
    store: NewStore = None,
) -> None:
    """Make a store of an archive: the same journal, stamps and hashes, or nothing."""
    header = copying.import_archive(file, store)
    say_done(
        f"{place_of(store or default_store())} holds all {header.size} entries, root {header.root}, as recorded"
    )
    note("to record a history of your own instead, use programme import")
