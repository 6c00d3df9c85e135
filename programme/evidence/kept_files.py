"""Whether the files kept as evidence are here and as they were, and taking one out."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from domain.foundation.references import Refers
from domain.state.evidence import EvidenceFile
from event_store.errors import CopyRefused
from programme.answers.answer import Answer, Field, about
from programme.attachments.folder import Folder, NotAsKept, name_of
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.recording.evidence_files import finish_erasures, folder_of

FIELDS = (
    Field("ref", "Of"),
    Field("file", "File"),
    Field("state", "State"),
    Field("sentence", "In words"),
    Field("sha256", "SHA-256", wide=True),
)
KEPT = "evidence.kept"
NO_FILES = "a what-if branch and a store in memory keep no files"
# What `--evidence @FILE` records.
CITED = re.compile(r"(.*) sha256:([0-9a-f]{64})")
SENTENCES = {
    "gone": "{} is not in {}: put it back from a backup, or erase it with the reason",
    "changed": "{} is not in {} as it was kept: put it back from a backup, and keep what is there",
    "not stated": "{} was recorded without its digest: nobody can tell whether a file is it",
    "not kept": "{} was named as evidence and not kept: keep it with programme evidence keep if it is still to be had",
    "left over": "{} is in {}, and no entry keeps it any more: remove it if nobody needs it",
}


def missing(register: Register) -> Answer:
    """Answer with each file that is not as the journal says, the ones that are kept first.

    Erasures that were interrupted are finished first. Refused for a what-if branch, which keeps no files.
    """
    folder = folder_of(register)
    if folder is None:
        raise Refused([f"{NO_FILES}: ask the programme itself"])
    finish_erasures(register)
    view = register.view()
    rows = [*_kept(view.programme.evidence, folder), *_cited(register, folder), *_left_over(register, folder)]
    nothing = "every file kept as evidence is here, as it was kept"
    return Answer("Evidence missing", FIELDS, rows, about(view), nothing)


def amiss(register: Register) -> list[str]:
    """Return a sentence for each file that is kept and is not here, or is not as it was; none of a what-if branch."""
    folder, size = folder_of(register), register.position()
    keeping = register.journal.of_topics(register.programme_id, (KEPT,), size)
    # A journal that keeps none need not be replayed, which one whose entries do not fit each other cannot be.
    if folder is None or next(keeping, None) is None:
        return []
    return [
        row["sentence"]
        for row in _kept(register.view().programme.evidence, folder)
        if row["state"] != "not stated"
    ]


def take_out(register: Register, text: str, to: Path) -> Path:
    """Copy a file that is kept into a folder or to a new file, and return its path; Refused when that cannot be."""
    try:
        reference = Refers(("EV",)).validated(text)
    except ValueError as error:
        raise Refused([Problem(str(error), "reference")]) from None
    thing = register.view().programme.evidence.get(reference)
    if thing is None:
        raise Refused([f"there is no evidence file {reference}: list them with programme evidence list"])
    if thing.state == "erased":
        raise Refused([f"{thing.called} was erased: only its name and digest are on record"])
    folder = folder_of(register)
    if folder is None or thing.sha256 is None:
        raise Refused(
            [f"{thing.called} is not kept here: a what-if branch and a store in memory keep no files"]
        )
    # Guarantee: no name of a file of evidence leads out of the folder that it is taken into.
    target = to / (name_of(Path(thing.file)).strip(".") or reference) if to.is_dir() else to
    try:
        folder.take_out(thing.sha256, target)
    except CopyRefused as refused:
        raise Refused([str(refused)]) from None
    except (OSError, NotAsKept):
        state = folder.standing(thing.sha256)
        raise Refused([_row(thing.ref, thing.called, thing.sha256, state, folder)["sentence"]]) from None
    return target


def _kept(files: dict[str, EvidenceFile], folder: Folder) -> Iterator[dict[str, Any]]:
    for one in files.values():
        if one.state == "kept":
            state = folder.standing(one.sha256) if one.sha256 else "not stated"
            if state != "here":
                yield _row(one.ref, one.called, one.sha256, state, folder)


def _cited(register: Register, folder: Folder) -> Iterator[dict[str, Any]]:
    """Yield the files of which an entry names the digest and that are not kept, each once."""
    view = register.view()
    known = {one.sha256 for one in view.programme.evidence.values()}
    for record in view.recorded():
        for reference in record.evidence_list:
            found = CITED.fullmatch(reference)
            if found and found[2] not in known:
                known.add(found[2])
                yield _row(f"#{record.position}", found[1], found[2], "not kept", folder)


def _left_over(register: Register, folder: Folder) -> Iterator[dict[str, Any]]:
    known = {one.sha256 for one in register.view().programme.evidence.values()}
    for digest in sorted(folder.digests() - known):
        yield _row("", digest[:12], digest, "left over", folder)


def _row(ref: str, called: str, digest: str | None, state: str, folder: Folder) -> dict[str, Any]:
    sentence = SENTENCES[state].format(called, folder.path)
    return {"ref": ref, "file": called, "state": state, "sentence": sentence, "sha256": digest}
