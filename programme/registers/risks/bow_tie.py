"""The bow-tie of a risk: what leads to its event and keeps it from happening, what follows and makes that bearable."""

from collections.abc import Iterator

import msgspec

from domain.state.programme import Programme
from domain.state.risks import Risk

# What another risk does to this one stands before its event, what this one does to another after it.
BEFORE = frozenset({"is caused by", "is worsened by", "is lessened by"})


class Knot(msgspec.Struct, frozen=True):
    """One thing of a bow-tie: its reference, empty for what the risk says itself, what it is, and how it stands."""

    ref: str
    words: str
    state: str = ""

    @property
    def said(self) -> str:
        """The thing on one line: `CTL-001 Monthly board (in place)`."""
        return f"{self.ref} {self.words}{f' ({self.state})' if self.state else ''}".strip()


class BowTie(msgspec.Struct, frozen=True):
    """The causes and what is in place against them, the event, and the effects and what is ready for them."""

    causes: tuple[Knot, ...]
    preventing: tuple[Knot, ...]
    event: str
    recovering: tuple[Knot, ...]
    effects: tuple[Knot, ...]

    @property
    def parts(self) -> tuple[tuple[str, tuple[Knot, ...]], ...]:
        """What is drawn, from the left to the right, each part with its name."""
        return (
            ("causes", self.causes),
            ("kept from it by", self.preventing),
            ("event", (Knot("", self.event),)),
            ("made bearable by", self.recovering),
            ("effects", self.effects),
        )


def bow_tie(programme: Programme, risk: Risk) -> BowTie:
    """Return the bow-tie of a risk.

    As ISO 31010 (2019, B.4.2) draws it: causes on the left, consequences on the right, controls on the lines between;
    an action that is still open is a control to come.
    """
    links = [
        (link.how in BEFORE, Knot(link.risk, link.how, _state(programme, link.risk))) for link in risk.links
    ]
    return BowTie(
        (*_stated(risk.cause), *(knot for before, knot in links if before)),
        tuple(_preventing(programme, risk)),
        risk.event or "not stated",
        tuple(
            Knot(ref, programme.contingencies[ref].title, programme.contingencies[ref].state)
            for ref in risk.contingencies
        ),
        (*_stated(risk.effect), *(knot for before, knot in links if not before), *_struck(programme, risk)),
    )


def _stated(text: str | None) -> tuple[Knot, ...]:
    return (Knot("", text or "not stated"),)


def _state(programme: Programme, ref: str) -> str:
    return f"{programme.risks[ref].title}, {programme.risks[ref].state}"


def _preventing(programme: Programme, risk: Risk) -> Iterator[Knot]:
    for control in programme.controls.values():
        if risk.ref in control.risks:
            yield Knot(control.ref, control.title, control.state)
    for ref in risk.actions:
        action = programme.actions[ref]
        yield Knot(ref, action.title, action.state)
    for ref in risk.indicators:
        indicator = programme.indicators[ref]
        yield Knot(ref, f"warns: {indicator.title}", "breached" if indicator.breached else "")


def _struck(programme: Programme, risk: Risk) -> Iterator[Knot]:
    if risk.issue is not None:
        issue = programme.issues[risk.issue]
        yield Knot(issue.ref, issue.title, issue.state)
