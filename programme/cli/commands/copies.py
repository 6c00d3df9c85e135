"""Commands that copy a whole store or journal: backup, restore, archive export and archive import."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from programme.cli.options import STORE_GROUP, STORES_GROUP, Programme, Store
from programme.cli.output import note, opened, say
from programme.stores import copies as copying
from programme.stores.open import default_store, path_of

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
    say(f"{file} holds all {entries} entries of {path_of(store or default_store())}, verified")


def restore(
    backup: Annotated[Path, Parameter(help="A file that programme backup wrote.")], *, store: NewStore = None
) -> None:
    """Verify a backup and make a store of it, never in place of another."""
    entries = copying.restore(backup, store)
    say(f"{path_of(store or default_store())} holds all {entries} entries of {backup}, verified")


def export(
    file: Annotated[Path, Parameter(help="The archive to write, a file that does not exist yet.")],
    *,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Write a programme's whole journal as JSON Lines (docs/archive.md)."""
    with opened(store, programme) as register:
        header = copying.export_archive(register, file)
    say(f"{file} holds all {header.size} entries, root {header.root}")


def import_(
    file: Annotated[Path, Parameter(help="An archive that programme archive export wrote.")],
    *,
    store: NewStore = None,
) -> None:
    """Make a store of an archive: the same journal, stamps and hashes, or nothing."""
    header = copying.import_archive(file, store)
    say(
        f"{path_of(store or default_store())} holds all {header.size} entries, root {header.root}, as recorded"
    )
    note("to record a history of your own instead, use programme import")


def add_copy_commands(app: App) -> None:
    """Give the app the commands that copy whole stores and journals."""
    app.command(backup, group=STORES_GROUP)
    app.command(restore, group=STORES_GROUP)
    archive = App(
        name="archive", help="A whole journal as a file that outlives the program.", group=STORES_GROUP
    )
    archive.command(export)
    archive.command(import_, name="import")
    app.command(archive)
