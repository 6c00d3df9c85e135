"""What screens, forms and dialogs may ask of the app they stand in; none of them knows more of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.app import App
from textual.screen import Screen

from domain.foundation.phrases import NOTHING as NO_REMEDY
from domain.foundation.phrases import Phrase
from programme.journal.register import Register
from programme.journal.view import View
from tui.shared.clock import Clock
from tui.shared.reader import Reader

if TYPE_CHECKING:
    from domain.entries.entry import Entry
    from programme.questions.hindsight import Hindsight

NOTHING: Mapping[str, str] = {}


class Host(Protocol):
    """One programme, looked at at one moment: everything a screen shows or asks for comes through here."""

    register: Register | None
    clock: Clock
    view: View | None
    programme_name: str
    reader: Reader
    held: bool
    # The date that forms begin with while somebody works through what happened then; None for today.
    dated_on: date | None
    # Looking back takes a while, and gives the same until something else is recorded.
    looked_back: "dict[object, Hindsight]"

    @property
    def today(self) -> date:
        """Today's date where the user is."""

    @property
    def redacted(self) -> bool:
        """Whether the names and words of persons are withheld."""

    @property
    def recording_is_off(self) -> str:
        """Why nothing can be recorded now; empty when something can."""

    @property
    def following(self) -> bool:
        """Whether the register is being read for the screen in front."""

    def present(self) -> Screen[Any] | None:
        """Return the screen of the programme that is in front, under whatever asks something."""

    def words_of_keys(self, keys: str) -> str:
        """Return keys as they are bound: those of the app itself, or those that somebody bound anew."""

    def say(self, message: str, *, refused: bool = False) -> None:
        """Show a notice."""

    async def fault(self, error: Exception) -> None:
        """Say what is amiss with the store if that is why, or else write down a fault of the program and say so."""

    def look(self, clock: Clock) -> None:
        """Move the clock."""

    def follow(self) -> None:
        """Show the screen in front at the clock's moment."""

    async def days(self) -> Mapping[date, int]:
        """Return on which days something became certain by all that is known, and how much."""

    async def run_action(self, action: str) -> bool:
        """Do what a key of that action does."""

    async def go(self, mode: str) -> None:
        """Go to one of the screens that have a number."""

    def open_reference(self, reference: str) -> None:
        """Show everything about one thing."""

    def open_readiness(self, phase: str) -> None:
        """Show the go-live gate of a phase."""

    def open_plan(self) -> None:
        """Show the plan on a time line."""

    async def open_subject(self, subject: str) -> None:
        """Show what an alert is about: one thing, or a whole register."""

    async def open_command(self, words: Sequence[str]) -> None:
        """Show the screen that answers a command."""

    async def open_risks(self, references: Sequence[str]) -> None:
        """Show some risks of the register."""

    async def open_why(self, reference: str) -> None:
        """Show by which entries a thing became as it is."""

    async def open_alerts(self, rule: str = "") -> None:
        """Show the alerts of one rule, or all."""

    async def open_person(self, name: str) -> None:
        """Show what a person answers for, and what they recorded."""

    async def open_moved(self, since: Clock) -> None:
        """Show what moved since a moment."""

    async def compare(self, other: Clock) -> None:
        """Compare the clock's moment with another."""

    async def offer_entries(
        self, nouns: Sequence[str], reference: str | None, position: int | None, clears: Phrase = NO_REMEDY
    ) -> None:
        """Let a kind of entry be chosen, those that clear something or are about the thing first."""

    async def offer_of_each(
        self, nouns: Sequence[str], things: Sequence[str], clears: Phrase = NO_REMEDY
    ) -> None:
        """Let a kind of entry be chosen that is recorded of each of several things, all or none."""

    async def open_form(
        self,
        entry_class: "type[Entry]",
        reference: str | None = None,
        position: int | None = None,
        given: Mapping[str, str] = NOTHING,
    ) -> None:
        """Open the form of a kind of entry, with what it is about and what is known already filled in."""


class Within(Protocol):
    """Whatever of Textual's stands in an app: a screen, a widget, a provider of commands."""

    @property
    def app(self) -> App[object]:
        """The app."""


def host_of(within: Within) -> Host:
    """Return the app that something stands in, as what it may ask of it.

    mypy holds the app to the protocol where the app gives itself to one of its own parts.
    """
    return cast("Host", within.app)
