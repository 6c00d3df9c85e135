"""The accountability map of a moment: each thing against accountable, responsible, consulted and informed."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from domain.foundation.references import parse, read
from domain.rules.accountability import DISPUTED, ORPHANED, Moved, moved
from domain.rules.responsibilities import NONE, taken_live
from domain.state.phases import Phase
from programme.answers.answer import Answer, Either, Field, about, listed, unknown
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View
from programme.registers.accountability.listing import map_listing

CHANGE_FIELDS = (
    Field("phase", "With"),
    Field("ref", "Ref"),
    Field("title", "What"),
    Field("role", "Role"),
    Field("before", "Before"),
    Field("after", "After"),
)
SHOWN = 60


def accountability(  # noqa: PLR0913 - each narrows what is asked
    view: View,
    *,
    after: str | None = None,
    thing: str | None = None,
    kind: str | None = None,
    orphans: bool = False,
    disputes: bool = False,
) -> Answer:
    """Answer with the map, as it is or as it shall be once the phase `after` is live.

    `thing` keeps one, by its reference or by part of its name, `kind` those of a kind, such as function; `orphans` what
    nobody is known to be accountable for, `disputes` what two are, and both together either. Refused when there is no
    such phase.
    """
    phase = _phase(view, after) if after else None
    live = taken_live(view.programme, phase.ref) if phase else NONE
    answer = listed(view, map_listing(live))
    title = f"{answer.title} once {phase.called} is live" if phase else answer.title
    states = (*(ORPHANED if orphans else ()), *((DISPUTED,) if disputes else ()))
    wanted = read(thing) if thing else None

    def is_wanted(row: dict[str, Any]) -> bool:
        named = thing is None or row["ref"] == wanted or (wanted is None and _has(row["title"], thing))
        of_kind = kind is None or kind.casefold() in str(row["kind"]).casefold()
        return named and of_kind and (not states or not states_of(row).isdisjoint(states))

    rows = [row for row in answer.rows if is_wanted(row)]
    # What is only possibly in a state that is asked for is shown, and is not among what certainly is.
    sure = [row for row in rows if not states or states_of(row) <= {*states}]
    possible = [row for row in answer.possible or () if is_wanted(row)]
    possible = [row for row in rows if row not in sure] + possible
    nothing = _nothing(view, thing or kind, states) if view.known else unknown(view)
    return replace(answer, title=title, rows=sure, possible=possible, empty=nothing)


def changes(view: View, *, after: str | None = None, thing: str | None = None) -> Answer:
    """Answer with what of the map each phase changes, whether it is live or is to be, or the one phase `after`."""
    phases = [_phase(view, after)] if after else _in_order(view)
    wanted = read(thing) if thing else None
    rows = [
        _changed(one)
        for phase in phases
        for one in moved(view.programme, phase.ref)
        if thing is None or one.ref == wanted or (wanted is None and _has(one.title, thing))
    ]
    title = "What changes in who answers for what, by phase"
    nothing = f"no phase changes who answers for anything {view.moment.words}"
    return Answer(title, CHANGE_FIELDS, rows, about(view), nothing if view.known else unknown(view))


def _changed(one: Moved) -> dict[str, Any]:
    return {field.key: getattr(one, field.key) for field in CHANGE_FIELDS}


def states_of(row: dict[str, Any]) -> set[str]:
    """Return how the accountability for a thing stands, or both ways in which it may."""
    state = row["state"]
    both = (state.sure, state.possible) if isinstance(state, Either) else (state,)
    return {str(one) for one in both if one}


def _has(title: object, thing: str) -> bool:
    text = f"{title.sure} {title.possible}" if isinstance(title, Either) else str(title)
    return thing.casefold() in text.casefold()


def _in_order(view: View) -> list[Phase]:
    """Return the phases that were not given up: those that are live by their go-live, then the others as planned."""
    phases = [phase for phase in view.programme.phases.values() if not phase.given_up]
    return sorted(phases, key=lambda phase: phase.live.latest if phase.live else date.max)


def _phase(view: View, text: str) -> Phase:
    try:
        reference = parse(text)
    except ValueError as error:
        raise Refused([Problem(str(error), "after")]) from None
    phase = view.programme.phases.get(reference)
    if phase is None:
        sentence = f"there is no phase {reference} {view.moment.words}: list them with programme phase list"
        raise Refused([Problem(sentence, "after")])
    return phase


def _nothing(view: View, thing: str | None, states: tuple[str, ...]) -> str:
    named = f" that is called “{thing[:SHOWN]}”" if thing else ""
    asked = {
        (): "is there to answer for",
        (DISPUTED,): "has two who are accountable for it",
        ORPHANED: "lacks somebody who is accountable for it",
    }.get(states, "lacks somebody who is accountable for it, or has two")
    return f"nothing{named} {asked} {view.moment.words}"
