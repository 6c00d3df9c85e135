"""What is said of entries that were recorded, or would be."""

from collections.abc import Sequence

from domain.history.record import Record
from programme.answers.answer import plain
from programme.answers.formats import json
from programme.cli.output import note, say, say_done
from programme.questions.timeline import row
from programme.recording.effect import Effect


def report(recorded: Record, changed: Effect | None, *, as_json: bool, claim: Sequence[Record] = ()) -> None:
    """Say what became of one entry, and of the claim that it was known."""
    entry = recorded.entry
    allotted = ", ".join(entry.allotted())
    if as_json:
        would = {} if changed is None else {"effect": plain(changed)}
        made = {"entry_id": recorded.entry_id, "recorded": changed is None}
        (say_done if changed is None else say)(
            json({**plain(row(recorded, {})), **made, **would}), exact=True
        )
        return
    about = allotted or ", ".join(dict.fromkeys(entry.references()))
    words = f"{entry.command} {about}".strip()
    if changed is not None:
        note("nothing was recorded (--dry-run)")
        say(f"{words} would be entry {recorded.position}, as of {recorded.on.words}")
        say("\n".join(f"  {line}" for line in changed.lines) or "  no alert or gap would change")
        _report_known(claim)
    else:
        say_done(f"recorded {words} (entry {recorded.position}, as of {recorded.on.words})")
        _report_known(claim)


def report_several(recorded: Sequence[Record], changed: Effect | None, *, as_json: bool) -> None:
    """Say what became of several entries of a kind."""
    first, last = recorded[0], recorded[-1]
    tell = say_done if changed is None else say
    if as_json:
        would = {} if changed is None else {"effect": plain(changed)}
        rows = [{**plain(row(one, {})), "entry_id": one.entry_id} for one in recorded]
        tell(json({"rows": rows, "recorded": changed is None, **would}), exact=True)
        return
    entries = f"entries {first.position} to {last.position}, as of {first.on.words}"
    about = ", ".join(next(one.entry.references(), one.entry.concerning) for one in recorded)
    if changed is None:
        tell(f"recorded {first.entry.command} of {len(recorded)} ({entries}): {about}")
    else:
        note("nothing was recorded (--dry-run)")
        tell(f"{first.entry.command} of {len(recorded)} would be {entries}: {about}")
        tell("\n".join(f"  {line}" for line in changed.lines) or "  no alert or gap would change")


def _report_known(claim: Sequence[Record]) -> None:
    for record_ in claim:
        note(f"known since {record_.on.words} (entry {record_.position})")
