"""The command that records one line."""

from typing import Annotated

from cyclopts import Parameter

from programme.answers.answer import plain
from programme.answers.formats import json
from programme.cli import options
from programme.cli.output import note, opened, say, say_done
from programme.cli.recording.reporting import report
from programme.foundation.refusal import Refused
from programme.questions.timeline import row
from programme.recording.one_line.read import read
from programme.recording.one_line.recording import effect_said, record_said
from programme.recording.one_line.tokens import arguments


def add(
    *words: Annotated[
        str,
        Parameter(
            help="What it is, what happened, its words, and fields: risk Cells close owner:Ash 3x4 due:fri."
        ),
    ],
    dry_run: options.DryRun = False,
    form: options.Form = "table",
    store: options.Store = None,
    programme: options.Programme = None,
) -> None:
    """Record one line: what it is, what happened, its words, and fields such as owner:Ash, 3x4 or due:fri."""
    if not words:
        raise Refused(['say what happened: programme add risk Cells close first owner:"Supt Ash"'])
    with opened(store, programme) as register:
        said = read(arguments(words), register.view().programme, register.today)
        changed = effect_said(register, said) if dry_run else None
        recorded = record_said(register, said, dry_run=dry_run)
    if form == "json":
        rows = [{**plain(row(one, {})), "entry_id": one.entry_id} for one in recorded]
        would = {} if changed is None else {"effect": plain(changed)}
        (say_done if changed is None else say)(
            json({"rows": rows, "recorded": not dry_run, **would}), exact=True
        )
        return
    for one in recorded[:-1]:
        told = f"{one.entry.command} {one.entry.concerning}"
        if dry_run:
            note(f"{told} would be entry {one.position}, as of {one.on.words}")
        else:
            say_done(f"recorded {told} (entry {one.position}, as of {one.on.words})")
    report(recorded[-1], changed, as_json=False)
