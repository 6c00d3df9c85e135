"""Evidence that is a file: its name and digest are recorded, and its bytes are kept beside the store when asked."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from domain.foundation.safe_text import without_invisible
from domain.state.programme import Programme
from event_store.copies.given_file import opened_file
from programme.foundation.refusal import Problem, Refused, Unreadable
from programme.foundation.served import served
from programme.journal.register import Register

if TYPE_CHECKING:
    from programme.attachments.folder import Folder

MARK = "@"
ON_THE_SERVER = "the file would be one of the machine that serves this app: give a reference"
KEPT, ERASED = "evidence.kept", "evidence.erased"


def with_digests(references: Sequence[str]) -> tuple[str, ...]:
    """Return references as they are seen, and in place of each `@FILE` the name of the file and its SHA-256.

    A relative path is one from the folder that the program was started in. Refused when a file cannot be read.
    """
    return tuple(_named(text) if text.startswith(MARK) else text for text in map(seen, references))


def seen(reference: str) -> str:
    """Return a reference without what nobody sees, which is copied with it and would make a mere word of a file."""
    return without_invisible(reference)[0].strip()


def _named(text: str) -> str:
    if served():
        raise Refused([Problem(ON_THE_SERVER, "evidence")])
    path = Path(text.removeprefix(MARK))
    try:
        with opened_file(path) as file:
            return f"{path.name} sha256:{file_digest(file, 'sha256').hexdigest()}"
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        sentence = f"evidence {path} cannot be read ({why}): check the path, or give a reference"
        raise Refused([Problem(sentence, "evidence")]) from None


@contextmanager
def keeping(register: Register, proposals: Sequence[Any], *, dry_run: bool) -> Iterator[Sequence[Any]]:
    """Keep the files that proposals of entries name, beside the store; give what is then to be recorded.

    What is refused leaves no bytes behind, and what is erased has none left once that is recorded.
    """
    topics = {one.entry_class.topic for one in proposals}
    added: list[str] = []
    folder = folder_of(register) if topics & {KEPT, ERASED} else None
    try:
        # The bytes of a file are on the disk before the entry that names it is recorded.
        yield [
            replace(one, fields=_with_file(folder, one.fields, added, dry_run=dry_run))
            if one.entry_class.topic == KEPT and not one.fields.get("sha256")
            else one
            for one in proposals
        ]
    except BaseException:
        # Guarantee: what is refused leaves no file of evidence behind.
        named = _named_digests(register.view().programme) if added else set()
        for digest in added:
            if folder is not None and digest not in named:
                with suppress(OSError):
                    folder.remove(digest)
        raise
    if ERASED in topics and not dry_run:
        finish_erasures(register)


def folder_of(register: Register) -> "Folder | None":
    """Return the folder of a programme's files; None for a store in memory and for a what-if branch."""
    from programme.attachments.folder import Folder  # noqa: PLC0415 - most entries are no files
    from programme.attachments.places import programme_folder  # noqa: PLC0415 - as above

    recorder = register.journal.recorder
    path = programme_folder(recorder.place, recorder.identity, register.programme_id)
    return None if path is None or register.journal.is_branch else Folder(path)


def finish_erasures(register: Register) -> None:
    """Remove the bytes of every file whose erasure is recorded; Unreadable when that has to wait."""
    folder = folder_of(register)
    if folder is None:
        return
    programme = register.view().programme
    gone = {one.sha256 for one in programme.evidence.values() if one.state == "erased" and one.sha256}
    try:
        # Guarantee: an erased file of evidence is not beside the store any more. Another entry may keep it still.
        for digest in gone - _named_digests(programme):
            folder.remove(digest)
    except OSError as error:
        problem = (
            f"the erasure is recorded, but the file cannot be removed from {folder.path} ({error.strerror}): "
            "mend that and run programme evidence missing, which removes it"
        )
        raise Unreadable(problem) from error


def _named_digests(programme: Programme) -> set[str]:
    return {one.sha256 for one in programme.evidence.values() if one.state == "kept" and one.sha256}


def _with_file(
    folder: "Folder | None", fields: Mapping[str, Any], added: list[str], *, dry_run: bool
) -> Mapping[str, Any]:
    """Return the fields with the name, the digest and the size of the file that is named, which is then kept."""
    from programme.attachments.folder import looked_at  # noqa: PLC0415 - most entries are no files

    named = seen(str(fields.get("file") or "")).removeprefix(MARK)
    if not named:
        return fields
    if served():
        raise Refused([Problem(ON_THE_SERVER, "file")])
    if folder is None:
        sentence = (
            "a what-if branch, or a store in memory, keeps no files: name the file with --evidence @FILE"
        )
        raise Refused([Problem(sentence, "file")])
    path = Path(named).expanduser()
    try:
        kept = looked_at(path) if dry_run else folder.add(path)
        if kept.added:
            added.append(kept.sha256)
    except (OSError, ValueError) as error:
        why = (error.strerror or error) if isinstance(error, OSError) else error
        sentence = f"{path} cannot be kept ({why}): check the path, the size and the room in {folder.path}"
        raise Refused([Problem(sentence, "file")]) from None
    return {**fields, "file": kept.name, "sha256": kept.sha256, "size": kept.size}
