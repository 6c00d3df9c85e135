"""Commands about evidence: verify, signed checkpoints, and proofs that others check without the journal."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter, Token

from programme.answers.formats import render
from programme.cli.habits.given import read_given
from programme.cli.options import ON_SCREEN, SCREEN, By, Filed, Programme, Store
from programme.cli.output import hint, note, opened, say, say_done, say_whole
from programme.evidence.kept_files import amiss
from programme.evidence.keys import protect as protect_key
from programme.evidence.proving import check_proof, prove_entry, prove_growth
from programme.evidence.signing import Checked, check, current, own_key, signed
from programme.evidence.verifying import verified
from programme.foundation.passphrases import first_line, typed_anew
from programme.foundation.refusal import Refused
from programme.recording.record import Proposal, proposal, record
from programme.stores import seen

# A proof of an entry holds the entry itself.
LARGEST = 300_000_000
Output = Annotated[
    Path | None,
    Parameter(
        name=("--output", "-o"),
        allow_leading_hyphen=True,
        help="Write it to this new file instead of the screen.",
    ),
]
Key = Annotated[
    str | None, Parameter(help="The public key of whoever signed it. Default: this machine's own.")
]
Kept = Annotated[
    Path, Parameter(help="The file that holds it; - is standard input.", allow_leading_hyphen=True)
]


def verify(
    *,
    since_last: Annotated[
        bool, Parameter(negative=(), help="Only what came since the last verification on this machine.")
    ] = False,
    writing: Filed = ON_SCREEN,
    store: Store = None,
    programme: Programme = None,
) -> int:
    """Compute every hash of the journal again and name what differs; exit with 1 when anything does."""
    with opened(store, programme, wary=False) as register, _progress(register.position()) as progress:
        found = verified(register, since_last=since_last, progress=progress)
        # What a damaged journal says of files is not relied on.
        files = amiss(register) if found.well else []
    about = found.answer.about
    if writing.form in {"json", "csv"}:
        say_whole({**about, "differences": found.answer.rows, "evidence": files}, writing.form, "")
    elif found.answer.rows:
        # In a table the sentences would be broken into slivers.
        say(
            "\n".join(row["sentence"] for row in found.answer.rows)
            if writing.form == "table"
            else render(found.answer, writing.form)
        )
    if found.well:
        hint(
            f"{about['checked']} of {about['records']} records are as they were recorded; root {about['root']}"
        )
    elif about["integrity"] != "ok":
        note(f"the file itself is damaged ({about['integrity']}): restore a backup, and keep this file")
    else:
        note(
            "the journal is not as it was recorded: keep this file, and compare it with a backup or a checkpoint"
        )
    for sentence in files:
        note(sentence)
    return 0 if found.well and not files else 1


def export(*, output: Output = None, store: Store = None, programme: Programme = None) -> None:
    """Sign how the journal stands now, in five lines to print, publish or keep elsewhere."""
    with opened(store, programme) as register:
        _write(str(signed(register)), output)


def check_(file: Kept, *, key: Key = None, store: Store = None, programme: Programme = None) -> int:
    """Check a signed checkpoint that was kept: whether the journal still begins with what was signed."""
    with opened(store, programme, wary=False) as register:
        return _told(check(register, _read(file), key))


def key_(*, store: Store = None, programme: Programme = None) -> None:
    """Show the public key that checks this machine's checkpoints of a programme, to give to others beforehand."""
    with opened(store, programme, wary=False) as register:
        say(str(own_key(current(register).origin)))


def protect(
    *,
    passphrase_file: Annotated[
        Path | None,
        Parameter(help="A file whose first line is the new passphrase. Default: it is asked for."),
    ] = None,
    remove: Annotated[bool, Parameter(negative=(), help="Take the passphrase off.")] = False,
) -> None:
    """Put the signing key under a passphrase, or another one: from then on it is asked for when something is signed."""
    if remove and passphrase_file is not None:
        raise Refused(
            ["--remove takes the passphrase off, and --passphrase-file gives another: leave one out"]
        )
    new = (
        None
        if remove
        else typed_anew("new passphrase: ")
        if passphrase_file is None
        else first_line(passphrase_file)
    )
    if new is None and not remove:
        raise Refused(
            ["nobody can be asked for the new passphrase here: name its file with --passphrase-file"]
        )
    file = protect_key(new)
    say_done(f"{file} is {'kept without a passphrase' if remove else 'under the passphrase'} now")


def accept(
    *,
    reason: Annotated[str, Parameter(help="Why the journal is not as it was seen, and what is missing.")],
    by: By = None,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Trust a journal that is not as this machine saw it, such as a restored backup; the act is itself recorded."""
    with opened(store, programme, wary=False) as register:
        doubted = seen.doubt(register.journal, register.programme_id)
        if doubted is None:
            raise Refused(["the journal extends all that this machine saw of it: there is nothing to accept"])
        if not doubted.acceptable:
            raise Refused([doubted.sentence])
        fields: dict[str, Any] = {
            "seen_size": doubted.seen.size,
            "seen_root": doubted.seen.root,
            "found_size": doubted.found.size,
            "found_root": doubted.found.root,
            "reason": reason,
        }
        [made] = record(register, [Proposal(proposal("journal.accepted").entry_class, fields, by=by)])
        seen.accept(register.journal, register.programme_id)
    say_done(f"recorded #{made.position}: the journal is trusted as it is")


def _position(_: type[int], tokens: Sequence[Token]) -> int:
    """Read the number of an entry as the timeline (`187`) and sentences (`#187`) write it."""
    try:
        return int(tokens[0].value.removeprefix("#"))
    except ValueError:
        sentence = f"“{tokens[0].value[:40]}” is not the number of an entry"
        raise ValueError(sentence) from None


def entry(
    position: Annotated[
        int,
        Parameter(
            help="The entry's number, as the timeline shows it: 187 or #187.",
            converter=_position,
        ),
    ],
    *,
    output: Output = None,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Prove that one entry was recorded, without showing any other."""
    with opened(store, programme) as register:
        _write(prove_entry(register, position), output)


def growth(file: Kept, *, output: Output = None, store: Store = None, programme: Programme = None) -> None:
    """Prove that the journal grew out of an earlier checkpoint, and nothing before it was changed."""
    with opened(store, programme) as register:
        _write(prove_growth(register, _read(file)), output)


def check_given(file: Kept, *, key: Key = None) -> int:
    """Check a proof that was given to you; it needs no store."""
    proved = check_proof(_read(file), key)
    # The verdict comes first: what a foreign file says of itself is not taken for it.
    code = _told(proved.checked)
    if proved.columns:
        say("\n".join(f"{name}: “{value}”" for name, value in proved.columns.items()))
    return code


def _told(checked: Checked) -> int:
    note("\n".join(checked.sentences))
    return 0 if checked.well else 1


def _read(file: Path) -> str:
    try:
        return read_given(file, LARGEST).decode()
    except UnicodeDecodeError:
        raise Refused([f"{file} is not text: name the file that holds the checkpoint or proof"]) from None
    except OSError as error:
        raise Refused([f"{file} cannot be read ({error.strerror}): check the path"]) from None


def _write(text: str, output: Path | None) -> None:
    if output in (None, SCREEN):
        say(text.removesuffix("\n"), exact=True)
        return
    try:
        output.touch(mode=0o600, exist_ok=False)
        output.write_text(text, encoding="utf-8")
    except FileExistsError:
        raise Refused(
            [f"{output} exists already: choose a file that does not, nothing is overwritten"]
        ) from None
    except OSError as error:
        raise Refused([f"{output} cannot be written ({error.strerror}): check the path"]) from None
    hint(f"it is in {output}")


@contextmanager
def _progress(size: int) -> Iterator[Callable[[int], None] | None]:
    """Show how far it is to whoever waits at a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - not needed where nobody watches
    from rich.progress import Progress  # noqa: PLC0415 - as above

    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("verifying", total=size)
        yield lambda done: shown.update(task, completed=done)
