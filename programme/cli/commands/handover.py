"""Commands that hand over what a post or a person answers for."""

from typing import Annotated

from cyclopts import Parameter

from programme.answers.format_names import Format
from programme.answers.formats import json
from programme.cli import options
from programme.cli.output import note, opened, say, say_done
from programme.foundation.refusal import Problem, Refused
from programme.recording.handover import Handover
from programme.recording.handover import handover as handover_of
from programme.recording.record import record

REASON = "handed over"
To = Annotated[str | None, Parameter(help="NEEDED; who takes it over: a name, PO-002 or PE-002")]
Reason = Annotated[str, Parameter(help="Why, for entries that ask for a reason.", show_default=False)]
Who = Annotated[str, Parameter(help="Who hands over: a name, PO-001 or PE-001.")]


def handover(
    who: Who,
    *,
    to: To = None,
    reason: Reason = REASON,
    on: options.On = None,
    by: options.By = None,
    evidence: options.Evidence = None,
    dry_run: options.DryRun = False,
    writing: options.Written = options.IN_WORDS,
    store: options.Store = None,
    programme: options.Programme = None,
) -> None:
    """Hand over everything that a post or a person answers for, all or none; with --dry-run show each."""
    if to is None:
        raise Refused([Problem("say who takes it over: give it with --to", "to")])
    with opened(store, programme) as register:
        made = handover_of(register, who, to, reason, on)
        proposals = made.signed(by, tuple(evidence or ()))
        recorded = record(register, proposals, dry_run=dry_run)
    _report(made, [one.position for one in recorded], writing.form, dry_run=dry_run)


def _report(made: Handover, positions: list[int], form: Format, *, dry_run: bool) -> None:
    tell = say if dry_run else say_done
    rows = [
        {"ref": held.ref, "kind": held.kind, "title": held.title, "role": held.role, "entry": position}
        for (held, _), position in zip(made.moved, positions, strict=True)
    ]
    stays = [held.ref or held.kind for held in made.left]
    if form == "json":
        tell(
            json({"from": made.who, "to": made.to, "rows": rows, "stays": stays, "recorded": not dry_run}),
            exact=True,
        )
        return
    if dry_run:
        note("nothing was recorded (--dry-run)")
    would = "would go" if dry_run else "went"
    tell(
        "\n".join(
            f"{row['ref'] or row['kind']} “{row['title']}” ({row['role']}) {would} from {made.who} to {made.to}, "
            f"entry {row['entry']}"
            for row in rows
        )
    )
    if stays:
        note(
            f"these stay with {made.who}, because they cannot change hands as they stand: {', '.join(stays)}"
        )
