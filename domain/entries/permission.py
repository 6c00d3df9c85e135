"""Whether an entry may be recorded: permission may be withheld, and what happened can always be recorded, marked.

A rule of what can be so (`refusals`, the references, the turns of life) holds for every entry. A rule of what is
permitted (`withheld`, and the turns that a state does not permit) holds for whoever does it; when somebody reports that
it happened all the same, that is a fact: it is recorded, and a breach is marked until somebody accepts it by name.
"""

from collections.abc import Iterator

from domain.entries.entry import Entry
from domain.foundation.dates import When
from domain.foundation.phrases import Sentence, phrase
from domain.foundation.references import kind_of, references_in
from domain.state.journal import Breach
from domain.state.programme import Programme


def refusals(entry: Entry, programme: Programme, on: When) -> list[Sentence]:
    """Return why the entry may not be recorded into the programme as it stands on that date; empty when it may.

    References are checked first, and then whether it is the entry's turn: a rule may then take for granted that what
    it names exists, and is in a state in which the entry is open.
    """
    return _refused(entry, programme, on, permitting=True)


def untenable(entry: Entry, programme: Programme, on: When) -> list[Sentence]:
    """Return why what was recorded earlier cannot have been so, now that more is known.

    That its permission was wanting is no reason where the entry marks that itself: what is found must be recordable.
    """
    # Guarantee: what is found later to have happened is not refused because a permission was given without it.
    return _refused(entry, programme, on, permitting=not entry.marks_itself)


def _refused(entry: Entry, programme: Programme, on: When, *, permitting: bool) -> list[Sentence]:
    reasons = list(_unknown(entry, programme, on)) or list(_out_of_turn(entry, programme))
    if reasons:
        return reasons
    # Guarantee: what happened can always be recorded; what happened against a rule is marked.
    withheld = entry.withheld(programme, on) if permitting and entry.reporter is None else ()
    return [*entry.refusals(programme, on), *withheld]


def _out_of_turn(entry: Entry, programme: Programme) -> Iterator[Sentence]:
    from domain.rules.turns import out_of_turn  # noqa: PLC0415 - whoever only reads has no need of them

    reported = entry.reporter is not None
    for name, mark in entry.reference_fields.items():
        if not mark.allots and not mark.withdrawn:
            for reference in references_in(getattr(entry, name)):
                yield from out_of_turn(programme, entry.topic, name, reference, reported=reported)


def _unknown(entry: Entry, programme: Programme, on: When) -> Iterator[Sentence]:
    if not programme.name and entry.noun != "programme":
        yield f"the programme had not started on {on.words}: use a later date, or start it first"
        return
    for name, mark in entry.reference_fields.items():
        for reference in references_in(getattr(entry, name)):
            kind = kind_of(reference)
            exists = reference in getattr(programme, kind.register)
            if mark.allots and exists:
                yield f"{reference} is in use already: leave the reference out and the next free one is given"
            elif not mark.allots and not mark.withdrawn and not exists:
                yield f"there is no {kind.noun} {reference} on {on.words}: check the reference and the date"


def mark_breach(entry: Entry, programme: Programme, on: When) -> None:
    """Mark what an entry that somebody reports did against the rules; asked before the entry takes effect."""
    from domain.rules.turns import found_out_of_turn  # noqa: PLC0415 - as above

    if entry.reporter is None:
        return
    said = [
        found
        for name, mark in entry.reference_fields.items()
        if not mark.allots
        for reference in references_in(getattr(entry, name))
        if (found := found_out_of_turn(programme, entry.topic, name, reference))
    ]
    # An entry that marks itself has an alert of its own for what its permission wanted.
    withheld = () if entry.marks_itself else entry.withheld(programme, on)
    said += [_what_is_wrong(sentence) for sentence in withheld]
    if said:
        subject = next(iter(entry.references()))
        programme.breaches.append(Breach(subject, entry.command, "; ".join(said), on, entry.reporter))


def _what_is_wrong(sentence: Sentence) -> str:
    """Return the part of a refusal that says what is wrong, without what to do instead."""
    words = "".join(part for part in phrase(sentence).parts if isinstance(part, str))
    return words.partition(": ")[0].removesuffix(" (")
