"""Signing checkpoints of a journal, and checking those that somebody kept."""

from collections.abc import Callable
from typing import NamedTuple

from event_store.verification.verify import verify
from programme.evidence import checkpoint, note, signatures
from programme.evidence.checkpoint import SignedSize
from programme.evidence.keys import signing_key
from programme.evidence.note import Note, PublicKey
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.stores import seen


class Checked(NamedTuple):
    """What became of a checkpoint: whether all is well, and the sentences that say it.

    It is not `settled` where nothing was found amiss, and still it cannot be told whether all is well.
    """

    well: bool
    sentences: tuple[str, ...]
    settled: bool = True


def current(register: Register) -> SignedSize:
    """Return the checkpoint of a journal as it is, unsigned."""
    head = register.journal.recorder.head(register.programme_id)
    return SignedSize(register.programme_id, head.size, head.root)


def at_size(register: Register, size: int) -> SignedSize:
    """Return the checkpoint of a journal's first records, unsigned."""
    prover = register.journal.prover(register.programme_id, register.position())
    return SignedSize(register.programme_id, size, prover.root(size))


def signed(register: Register) -> Note:
    """Sign the checkpoint of a journal as it is; Refused when it does not extend what was signed or seen before."""
    return signer(register)(str(current(register)))


def signer(register: Register) -> Callable[[str], Note]:
    """Return what signs a text about a journal; Refused when that does not extend what was signed or seen before."""
    if register.journal.is_branch:
        raise Refused(
            ["nothing is signed of a what-if branch: sign what is in the store that it was made from"]
        )
    now = current(register)
    # Looked at after the size was taken: what is added meanwhile is looked at with it.
    doubted = seen.doubt(register.journal, register.programme_id, exact=True)
    if doubted is not None:
        raise Refused([f"no checkpoint is signed: {doubted.sentence}"])
    key = signing_key()
    signatures.promise(register, now, note.public_key(now.origin, key).key_id.hex())
    seen.remember(register.journal, register.programme_id)
    return lambda text: note.sign(text, now.origin, key)


def own_key(origin: str) -> PublicKey:
    """Return the public key of this machine for a journal, to give to whoever checks."""
    return note.public_key(origin, signing_key())


def read_signed(text: str) -> tuple[Note, SignedSize]:
    """Read a signed checkpoint; Refused when it is none."""
    read = note.read(text)
    return read, checkpoint.read(read.text)


def check(register: Register, text: str, key: str | None) -> Checked:
    """Check a signed checkpoint against a journal, with a public key or this machine's own."""
    signed_note, kept = read_signed(text)
    signature = check_signature(signed_note, kept, key)
    now = current(register)
    if kept.programme_id != register.programme_id:
        return Checked(
            well=False, sentences=(*signature.sentences, f"it is of another programme, {kept.programme_id}")
        )
    held, sentence = _held(register, kept, now)
    return Checked(signature.well and held, (*signature.sentences, sentence))


def check_signature(signed_note: Note, kept: SignedSize, key: str | None) -> Checked:
    """Check who signed a checkpoint."""
    public = PublicKey.read(key) if key else own_key(kept.origin)
    whose = "the owner of the key given" if key else "this machine"
    if public.name != kept.origin:
        return Checked(
            well=False, sentences=(f"the key is for {public.name} and the checkpoint for {kept.origin}",)
        )
    if signed_note.signed_by(public):
        return Checked(well=True, sentences=(f"it was signed by {whose}",))
    return Checked(well=False, sentences=(f"it was not signed by {whose}, or was changed since",))


def _held(register: Register, kept: SignedSize, now: SignedSize) -> tuple[bool, str]:
    if kept.size > now.size:
        return False, f"the journal ends at {now.size} and the checkpoint was made of {kept.size} records"
    # Guarantee: what was done to a record shows whether or not its hash, or every hash, was changed with it. What is
    # read are the records themselves, beside which a hash that is stored may still be right.
    found = verify(register.journal.recorder, register.programme_id, sizes=[kept.size])
    if kept.size and found.roots.get(kept.size) != kept.root:
        return (
            False,
            f"the first {kept.size} records are not those that it was made of: look with programme verify",
        )
    since = now.size - kept.size
    grown = f", and {since} {'was' if since == 1 else 'were'} added since" if since else ""
    return True, f"the first {kept.size} records are those that it was made of{grown}"
