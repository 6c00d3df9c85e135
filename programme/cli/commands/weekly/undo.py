"""The command that takes back what one recorded last."""

from typing import Annotated

from cyclopts import Parameter

from programme.answers.formats import json
from programme.cli import options
from programme.cli.output import note, opened, say, say_done
from programme.foundation.refusal import Problem, Refused
from programme.recording.batches.last import last_batch, take_back
from programme.recording.record import record
from programme.recording.signing import signer


def undo(
    *,
    reason: Annotated[str | None, Parameter(help="NEEDED; why it is taken back.")] = None,
    on: options.On = None,
    by: options.By = None,
    dry_run: options.DryRun = False,
    form: options.Form = "table",
    store: options.Store = None,
    programme: options.Programme = None,
) -> None:
    """Take back your last entry, or all that you recorded with it in one go: withdrawals, which stay in the record."""
    if reason is None:
        raise Refused([Problem("say why it is taken back: give it with --reason", "reason")])
    with opened(store, programme) as register:
        batch = last_batch(register, by or signer(register))
        made = record(register, take_back(batch, reason, on, by), dry_run=dry_run)
    tell = say if dry_run else say_done
    rows = [
        {"entry": one.position, "command": one.entry.command, "withdrawn_by": by_.position}
        for one, by_ in zip(reversed(batch), made, strict=True)
    ]
    if form == "json":
        tell(json({"rows": rows, "recorded": not dry_run}), exact=True)
        return
    if dry_run:
        note("nothing was recorded (--dry-run)")
    would = "would be taken back" if dry_run else "was taken back"
    tell(
        "\n".join(
            f"entry {row['entry']} ({row['command']}) {would} by entry {row['withdrawn_by']}" for row in rows
        )
    )
