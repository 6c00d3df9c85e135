"""Commands that copy a whole store or journal: backup, restore, archive export and archive import."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from programme.cli.groups import STORE_GROUP
from programme.cli.habits import piped
from programme.cli.options import Programme, Store
from programme.cli.output import hint, note, opened, say_done
from programme.foundation.passphrases import first_line, typed, typed_anew
from programme.foundation.refusal import Refused
from programme.stores import copies as copying
from programme.stores.keys_along import Lock, Opener, has_keys
from programme.stores.keys_along import beside as keys_beside
from programme.stores.open import default_store, place_of

NewStore = Annotated[
    str | None,
    Parameter(
        group=STORE_GROUP,
        help="The store to make, which must not exist. Default: PROGRAMME_STORE, else a file in your data folder.",
    ),
]


PassphraseFile = Annotated[
    Path | None, Parameter(help="A file whose first line is the passphrase of the keys.")
]
WithoutKeys = Annotated[
    bool, Parameter(negative=(), help="Leave the keys out: what people said cannot be read in the copy.")
]


def backup(
    file: Annotated[Path, Parameter(help="The backup to write, a file that does not exist yet.")],
    *,
    recipient: Annotated[
        list[str] | None,
        Parameter(
            negative_iterable=(),
            help="Whose key opens the keys in the backup: age1… or ssh-ed25519 …; may be repeated.",
        ),
    ] = None,
    passphrase_file: PassphraseFile = None,
    without_keys: WithoutKeys = False,
    store: Store = None,
) -> None:
    """Copy the store and, encrypted, its keys, also while others record, and verify the copy."""
    lock = None
    texts = 0 if without_keys else copying.sealed_texts(store)
    if texts:
        lock = (
            Lock(tuple(recipient or ())) if recipient else Lock((), _new_passphrase(texts, passphrase_file))
        )
    made = copying.backup(store, file, lock)
    say_done(f"{file} holds all {made.entries} entries of {place_of(store or default_store())}, verified")
    _note_files(made.files, f"{file}.evidence")
    if made.keys:
        note(f"the keys of what people said are in {made.keys}, encrypted: keep it with the backup")
    _note_unopened(made.unopened, "in a store restored from it")


def restore(
    backup: Annotated[Path, Parameter(help="A file that programme backup wrote.")],
    *,
    identity: Annotated[
        Path | None, Parameter(help="The file of the age or SSH identity that opens the keys.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    without_keys: WithoutKeys = False,
    store: NewStore = None,
) -> None:
    """Verify a backup and make a store of it and of its keys, never in place of another."""
    opener = None
    if not without_keys and has_keys(backup):
        opener = Opener(identity) if identity else Opener(None, _passphrase(backup, passphrase_file))
    made = copying.restore(backup, store, opener)
    say_done(f"{place_of(store or default_store())} holds all {made.entries} entries of {backup}, verified")
    _note_files(made.files, "its folder of evidence")
    _note_unopened(made.unopened, "in it, because their keys are not here")


def try_(
    file: Annotated[Path, Parameter(help="The branch to make, a file that does not exist yet.")],
    *,
    store: Store = None,
) -> None:
    """Make a what-if branch: a copy to try things out in, which is never taken for the programme."""
    made = copying.branch(store, file)
    say_done(
        f"{file} is a what-if branch of {place_of(store or default_store())} with its {made.entries} entries"
    )
    note(f"record in it with --store {file}; throw the file away when you are done")
    _note_unopened(made.unopened, "in it, because it has no keys")


def _note_files(files: int, where: str) -> None:
    if files:
        note(
            f"{files} {'file' if files == 1 else 'files'} of evidence {'is' if files == 1 else 'are'} in {where}"
        )


# Guarantee: a backup without keys, a restore and the doctor say how many texts nobody can open.
def _note_unopened(texts: int, where: str) -> None:
    if texts:
        note(f"{texts} sealed {'text' if texts == 1 else 'texts'} cannot be read {where}")


def _new_passphrase(texts: int, file: Path | None) -> str:
    given = typed_anew("passphrase for the keys: ") if file is None else first_line(file)
    if given is None:
        sentence = (
            f"the store holds {texts} sealed {'text' if texts == 1 else 'texts'}, which the backup needs keys for: say "
            "with --recipient or --passphrase-file how they are encrypted, or --without-keys to leave them out"
        )
        raise Refused([sentence])
    return given


def _passphrase(backup: Path, file: Path | None) -> str:
    given = typed("passphrase of the keys: ") if file is None else first_line(file)
    if given is None:
        sentence = (
            f"the keys of this backup are encrypted ({keys_beside(backup)}): say with --identity or --passphrase-file "
            "what opens them, or --without-keys to go on without"
        )
        raise Refused([sentence])
    return given


def export(
    file: Annotated[
        Path,
        Parameter(
            allow_leading_hyphen=True,
            help="The archive to write, a file that does not exist yet; - is standard output.",
        ),
    ],
    *,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Write a programme's whole journal as JSON Lines (programme docs archive)."""
    with opened(store, programme, wary=False) as register, piped.written(file) as target:
        header, files = copying.export_archive(register, target)
    if file == piped.PIPE:
        if files:
            note(f"files kept as evidence ({files}) do not go through a pipe: name a file to take them along")
        hint(f"sent all {header.size} entries, root {header.root}")
        return
    _note_files(files, f"{file}.evidence: keep it with the archive")
    say_done(f"{file} holds all {header.size} entries, root {header.root}")


def import_(
    file: Annotated[
        Path,
        Parameter(
            allow_leading_hyphen=True,
            help="An archive that programme archive export wrote; - is standard input.",
        ),
    ],
    *,
    store: NewStore = None,
) -> None:
    """Make a store of an archive: the same journal, stamps and hashes, or nothing."""
    with piped.given(file) as source:
        header, files = copying.import_archive(source, store)
    _note_files(files, "its folder of evidence")
    say_done(
        f"{place_of(store or default_store())} holds all {header.size} entries, root {header.root}, as recorded"
    )
    note("to record a history of your own instead, use programme import")
