"""The tables of turns: what they say of each register is what its entries do."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

import pytest

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry, count_allotted, next_references
from domain.entries.permission import refusals
from domain.foundation.dates import when
from domain.foundation.references import KINDS, kind_of, references_in
from domain.rules.turns import life_of, lives, out_of_turn
from domain.rules.turns.table import Life, Turn
from domain.state.programme import Programme
from programme.foundation.refusal import Refused
from programme.recording.compose import compose
from programme.recording.field_shapes import Shape, shapes
from tests.given import programme_of

ON = when("2008-02-04")
TODAY = date(2008, 2, 4)
PEOPLE = ("Supt North", "Insp Lee", "Chief Supt Two", "the inspectorate")
STEPS = 2_000
WALKS = 60
OFTEN = 0.8
# Few things, often met, get further than many.
SELDOM = 0.3
TYPED = {
    "currency": ("GBP",),
    "per": ("year",),
    "quartile": ("bottom", "third", "second", "top", None),
    "target_quartile": ("second",),
    "target_value": (None,),
    "baseline_value": (None,),
    "direction": (None,),
}
Taken = tuple[str, str, str, str]


def test_every_turn_is_an_entry_that_names_a_thing_of_its_life() -> None:
    """A table names only entries there are, by the fields that they have."""
    assert len(lives()) > 25
    for life in lives():
        for topic, _ in life.begins:
            assert any(
                mark.allots and {*mark.prefixes} & {*life.prefixes}
                for mark in ENTRIES[topic].reference_fields.values()
            ), topic
        for turn in life.turns:
            fields = [
                name
                for name, mark in ENTRIES[turn.topic].reference_fields.items()
                if not mark.allots and {*mark.prefixes} & {*life.prefixes}
            ]
            assert fields, turn.topic
            assert turn.field in {"", *fields}, turn.topic
            assert not turn.leads or {*turn.leads} <= {*life.states}, turn.topic
            assert {*turn.found_from} <= {*life.states} - {*turn.leads}, turn.topic
            assert not turn.found_from or "reported_by" in ENTRIES[turn.topic].__struct_fields__, turn.topic


def test_what_a_refusal_says_to_record_can_be_recorded() -> None:
    """Whatever is said to come first is open in that state, and each sentence says what to do."""
    said = 0
    for life in lives():
        for turn in life.turns:
            for state in set(life.states) - {*turn.leads} if turn.leads else ():
                for step in life.first_steps(state, turn):
                    assert state in step.leads
                    assert step.ask
                    said += 1
    assert said > 50


def test_the_entries_of_a_noun_come_in_the_order_of_life() -> None:
    """The reference, the picker and the help list what a noun can do in the order of its table, what ends it last."""
    places = {topic: place for place, topic in enumerate(ENTRIES)}
    for life in lives():
        noun = ENTRIES[life.begins[0][0] if life.begins else life.turns[0].topic].noun
        turns = [turn.topic for turn in life.turns if ENTRIES[turn.topic].noun == noun]
        assert turns == sorted(turns, key=places.__getitem__), life.prefixes


class Walk:
    """A programme that goes where chance leads it, as far as the rules let it."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same walk every time
        self.programme = programme_of()
        self.allotted: dict[str, int] = {}
        self.versions = count(1)
        self.taken: set[Taken] = set()
        self.topics = [
            topic
            for topic, cls in ENTRIES.items()
            if cls.register not in {"entry", "journal", "snapshot"} and topic != "programme.started"
        ]

    def go(self, steps: int, life: Life) -> None:
        """Try so many entries, those of one life more often, and record what is not refused."""
        often = [*(topic for topic, _ in life.begins), *turns_of(life)]
        for _ in range(steps):
            topics = often if self.chance.random() < OFTEN else self.topics
            entry = self.proposed(ENTRIES[self.chance.choice(topics)])
            if entry is None or (any(entry.allotted()) and self.chance.random() < SELDOM):
                continue
            reported = entry.reporter is not None
            met = [(life, turn, name, ref) for life, turn, name, ref in named(entry)]
            before = {ref: life.state(thing(self.programme, ref)) for life, _, _, ref in met}
            why = refusals(entry, self.programme, ON)
            for _, turn, name, ref in met:
                closed = list(out_of_turn(self.programme, entry.topic, name, ref, reported=reported))
                out = bool(turn.leads) and before[ref] not in turn.leads
                out = out and not (reported and before[ref] in turn.found_from)
                assert bool(closed) == (out and turn.applies(thing(self.programme, ref)))
                assert all(sentence in why for sentence in closed)
            if why:
                continue
            entry.apply(self.programme, ON)
            count_allotted(entry.allotted(), self.allotted)
            self.check(entry, before)

    def check(self, entry: Entry, before: dict[str, str]) -> None:
        """Hold what an entry did against the table."""
        for life, turn, _, ref in named(entry):
            # What has sub-points stands as they do, and several of them may change with it.
            if getattr(thing(self.programme, ref), "points", ()):
                continue
            after = life.state(thing(self.programme, ref))
            if before[ref] in turn.found_from:
                assert entry.reporter is not None
                assert after in {*turn.reached, before[ref]}, (entry.topic, ref, before[ref], after)
                assert self.programme.breaches[-1].subject in entry.references()
                continue
            assert not turn.leads or after in turn.leads[before[ref]], (entry.topic, ref, before[ref], after)
            self.taken.add((life.prefixes[0], entry.topic, before[ref], after))
        for ref in entry.allotted():
            if life_begun := life_of(kind_of(ref).prefix):
                began = (entry.topic, life_begun.state(thing(self.programme, ref)))
                assert not life_begun.begins or began in life_begun.begins, began
                self.taken.add((life_begun.prefixes[0], entry.topic, "", began[1]))

    def proposed(self, entry_class: type[Entry]) -> Entry | None:
        """Return an entry with whatever fits its fields; None when there is nothing yet that it could name."""
        raw = next_references(entry_class, self.allotted)
        sparing = self.chance.choice((0.1, 0.5, 0.9))
        for shape in shapes(entry_class):
            if shape.allots or (not shape.required and self.chance.random() < sparing):
                continue
            value = self.value(shape)
            if value is None and shape.required:
                return None
            if value is not None:
                raw[shape.name] = value
        try:
            return compose(entry_class, raw, TODAY)
        except Refused:
            return None

    def value(self, shape: Shape) -> Any:
        """Return something that may be typed into a field."""
        if shape.name in TYPED:
            return self.chance.choice(TYPED[shape.name])
        match shape.holds:
            case "reference":
                known = [
                    ref
                    for prefix in shape.prefixes
                    for ref in getattr(self.programme, KINDS[prefix].register)
                ]
                chosen = self.chance.choice(known[-4:]) if known else None
                return [chosen] if chosen and shape.many else chosen
            case "choice":
                return self.chance.choice(shape.choices)
            case "date":
                return "2008-06-01"
            case "span":
                return "2008-06"
            case "number":
                return self.chance.randint(1, 4)
            case "entry":
                return ["1"] if shape.many else "1"
            case "yes-no":
                return self.chance.random() < 0.5
            case "fields":
                return None
            case _:
                return self.words(shape)

    def words(self, shape: Shape) -> str | list[str]:
        """Return words that may be typed into a field."""
        if shape.name == "version":
            return str(next(self.versions))
        said = self.chance.choice((*PEOPLE, "1", f"words {self.chance.randint(1, 99)}"))
        return [said] if shape.many else said


def turns_of(life: Life) -> Iterator[str]:
    """Yield its turns, those that end it as seldom as in life: else nothing gets far."""
    for turn in life.turns:
        ends = turn.reached and all(not life.moving(after) for after in turn.reached)
        yield from [turn.topic] * (1 if ends else 8)


def thing(programme: Programme, reference: str) -> Any:
    """Return what a reference names."""
    return getattr(programme, kind_of(reference).register)[reference]


def named(entry: Entry) -> Iterator[tuple[Life, Turn, str, str]]:
    """Yield each turn that an entry would be, with the field and the reference of what it names."""
    for name, mark in entry.reference_fields.items():
        for ref in () if mark.allots else references_in(getattr(entry, name)):
            life = life_of(kind_of(ref).prefix)
            if life and (turn := life.turn(entry.topic, name)):
                yield life, turn, name, ref


def promised(life: Life) -> set[Taken]:
    """Return every change of state that a table promises."""
    return {(life.prefixes[0], topic, "", state) for topic, state in life.begins} | {
        (life.prefixes[0], turn.topic, before, after)
        for turn in life.turns
        for before, states in turn.leads.items()
        for after in states
        # What ends a published document ends it whatever becomes of its next version.
        if after != before and not ("," in before and after in {"superseded", "withdrawn"})
    }


@pytest.mark.parametrize("life", lives(), ids=lambda life: life.prefixes[0])
def test_the_table_says_what_the_entries_do(life: Life) -> None:
    """An entry is refused out of turn and only then, leads where its table says, and every promised turn is taken."""
    missing = promised(life)
    for seed in range(WALKS):
        walk = Walk(seed)
        walk.go(STEPS, life)
        missing -= walk.taken
        if not missing:
            break
    assert sorted(missing) == []
