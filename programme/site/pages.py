"""The pages of a site: overview, alerts, looking back, registers, each thing, and everything by name."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import msgspec

from domain.foundation.dates import day_words
from domain.foundation.references import KINDS
from programme.answers.answer import Answer, Field, listed, worded
from programme.hindsight.strip import strip
from programme.journal.view import View
from programme.questions.alerting import alerting
from programme.questions.hindsight import hindsight
from programme.questions.showing import Everything, Shown, decision_line
from programme.questions.showing import show as show_thing
from programme.questions.status import status
from programme.questions.timeline import FIELDS as HISTORY
from programme.registers.alert_groups import grouped
from programme.registers.all_listings import LISTINGS
from programme.registers.called import name_of
from programme.reports.pictures.drawings import pictures
from programme.reports.pictures.picture import Picture

STRIP = 100
EVERYTHING = "everything.html"
REFERENCE = re.compile(r"(?<![\w-])([A-Z]{1,5})-\d{3,}\b")


class Table(msgspec.Struct, frozen=True):
    """Rows under headers; a cell that names a thing of the site leads to it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Part(msgspec.Struct, frozen=True):
    """A headed part of a page: sentences, a chart of text, pictures, and a table."""

    title: str
    lines: tuple[str, ...] = ()
    chart: str = ""
    pictures: tuple[Picture, ...] = ()
    table: Table | None = None


class Page(msgspec.Struct, frozen=True):
    """A page: where it lies in the site, its title and its parts."""

    path: str
    title: str
    parts: tuple[Part, ...]


def pages(view: View, then: View) -> Iterator[Page]:
    """Yield every page of a moment; the same journal at the same moments gives the same pages.

    Pictures show how scores moved since `then`.
    """
    things = {ref: prefix for prefix, kind in KINDS.items() for ref in getattr(view.programme, kind.register)}
    yield _overview(view, then)
    alerts = alerting(view)
    yield Page("alerts.html", "Alerts", (_part("What someone should look at", alerts),))
    yield _looking_back(view)
    for noun, listing in LISTINGS.items():
        yield Page(f"registers/{noun}.html", listing.title, (_part("As it stands", listed(view, listing)),))
    at_once = Everything.of(view)
    for ref in things:
        yield _thing(view, ref, at_once)
    named = [
        (ref, KINDS[prefix].noun, name_of(view.programme, prefix, ref)) for ref, prefix in things.items()
    ]
    rows = tuple(sorted(named, key=lambda one: (one[2].casefold(), one[0])))
    everything = Table("Everything by name", ("Ref", "Kind", "Name"), rows)
    yield Page(EVERYTHING, "Everything by name", (Part("Everything", table=everything),))


def _overview(view: View, then: View) -> Page:
    found = status(view)
    groups = grouped(found.alerts, view.programme, view.on)
    needs = tuple(f"{group.word}: {group.sentence} ({group.since_words})" for group in groups)
    done = found.progress
    counted = f"{done['changes_done']} of {done['changes_planned']} process changes are done, as counted."
    registers = Table(
        "Registers and how their things stand",
        ("Register", "Things"),
        tuple(
            (
                LISTINGS[noun].title,
                ", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "none",
            )
            for noun, states in found.registers.items()
            if noun in LISTINGS
        ),
    )
    return Page(
        "index.html",
        view.programme.name,
        (
            Part(f"What needs someone ({len(found.alerts)})", needs or ("Nothing asks for attention.",)),
            _part("Phases", listed(view, LISTINGS["phase"])),
            Part("Progress", (counted,)),
            *_drawn(view, then),
            Part("Equality Impact Assessments", table=_table(listed(view, LISTINGS["eia"]))),
            Part("Registers", table=registers),
        ),
    )


def _drawn(view: View, then: View) -> Iterator[Part]:
    if found := pictures(view, then):
        since = f"How scores moved is measured since {day_words(then.on)}."
        yield Part("Pictures", (since,), pictures=found)


def _looking_back(view: View) -> Page:
    found = hindsight(view, "now")
    chart = strip(found.spans, found.first, found.last, STRIP)
    return Page(
        "hindsight.html",
        "Looking back",
        (Part("When each alert stood", chart=chart), _part(found.title, found.answer())),
    )


def _thing(view: View, ref: str, at_once: Everything) -> Page:
    shown = show_thing(view, ref, at_once)
    prefix = ref.partition("-")[0]
    name = name_of(view.programme, prefix, ref)
    history = Answer("History", HISTORY, shown.history, shown.about, "no entries")
    parts = [Part("How it stands", tuple(_fields(shown)))]
    if shown.alerts:
        parts.append(
            Part("Alerts", tuple(f"{alert.sentence} ({alert.since_words})" for alert in shown.alerts))
        )
    if shown.decisions:
        parts.append(Part("Decisions", tuple(map(decision_line, shown.decisions))))
    if shown.linked:
        parts.append(Part("Linked", (", ".join(shown.linked),)))
    parts.append(_part("History", history))
    return Page(f"things/{ref}.html", f"{ref} {name}".strip(), tuple(parts))


def _fields(shown: Shown) -> Iterator[str]:
    for name, value in shown.fields.items():
        label = name.replace("_", " ")
        if isinstance(value, list) and value and isinstance(value[0], msgspec.Struct):
            yield from (f"{label}: {worded(part)}" for part in value)
        elif said := worded(value):
            yield f"{label}: {said}"


def _part(title: str, answer: Answer) -> Part:
    return Part(title, table=_table(answer)) if answer.shown else Part(title, (f"{answer.empty}.",))


def _table(answer: Answer) -> Table | None:
    if not answer.shown:
        return None
    said: Sequence[Field] = [
        field for field in answer.shown_fields if any(map(partial(_says, field), answer.shown))
    ]
    rows = tuple(tuple(worded(row[field.key]) for field in said) for row in answer.shown)
    return Table(answer.title, tuple(field.header for field in said), rows)


def _says(field: Field, row: dict[str, Any]) -> bool:
    return bool(worded(row[field.key]))
