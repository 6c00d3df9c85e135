"""What was signed with each key: a key never signs two checkpoints that do not fit, whatever was accepted between."""

import msgspec

from programme.evidence.checkpoint import SignedSize
from programme.foundation.machine import NotRemembered, folder, keep, recall
from programme.foundation.refusal import Refused
from programme.journal.register import Register


class Signature(msgspec.Struct, frozen=True):
    """The last checkpoint that a key signed of a programme: the key's id, the size and the root."""

    key_id: str
    size: int
    root: str


def promise(register: Register, now: SignedSize, key_id: str) -> None:
    """Note that a checkpoint is about to be signed; Refused when it does not extend the last one of the same key."""
    file = folder("signed") / f"{now.programme_id}.json"
    try:
        known = recall(file, Signature)
    except NotRemembered as error:
        problem = (
            f"no checkpoint is signed: what was signed of this programme is not known any more ({error}), and a key "
            "could sign two histories; restore that file from a backup of this machine, or sign on another machine, "
            "with a key of its own"
        )
        raise Refused([problem]) from error
    for last in known:
        # Guarantee: a checkpoint inconsistent with an earlier one is never signed.
        if last.key_id == key_id and not _extends(register, now, last):
            problem = (
                f"no checkpoint is signed: this key signed one of {last.size} records that this journal does not "
                "extend; sign with a new key (name its file with PROGRAMME_KEY), and give its public key to whoever "
                "checks"
            )
            raise Refused([problem])
    signature = Signature(key_id, now.size, now.root.hex())
    try:
        # Before it is signed: what was given away and forgotten could not be held to.
        keep(file, [*(last for last in known if last.key_id != key_id), signature])
    except OSError as error:
        problem = (
            f"no checkpoint is signed: {file} cannot be written ({error.strerror}), so it would be forgotten"
        )
        raise Refused([problem]) from error


def _extends(register: Register, now: SignedSize, last: Signature) -> bool:
    if last.size > now.size:
        return False
    return register.journal.prover(now.programme_id, now.size).root(last.size).hex() == last.root
