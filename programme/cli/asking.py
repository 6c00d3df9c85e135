"""What every question may be asked with: a moment, a store, a form, and whether persons are shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cyclopts import Parameter

from programme.answers.answer import Answer
from programme.cli.options import AsKnown, AsOf, Exact, Filed, Programme, Redacted, Store
from programme.cli.output import answer, note, opened
from programme.journal.register import Register
from programme.journal.view import View


@Parameter(name="*")
@dataclass(frozen=True)
class Asking(Filed):
    """The options of a question."""

    as_of: AsOf = None
    as_known: AsKnown = None
    redacted: Redacted = False
    store: Store = None
    programme: Programme = None

    @contextmanager
    def seen(self) -> Iterator[View]:
        """Open the programme at the moment, for one question."""
        with opened(self.store, self.programme) as register:
            view = self.looked_at(register.redacted() if self.redacted else register)
            if view.moment.by_evidence:
                note(
                    "only what evidence shows to have been known counts: what is missing may have been known too"
                )
            yield view

    def looked_at(self, register: Register) -> View:
        """Return what the question is asked of."""
        return register.view(self.as_of, self.as_known)

    def answer(self, what: Answer, view: View) -> None:
        """Write an answer in the form that was asked for."""
        answer(what, self.form, view)


@Parameter(name="*")
@dataclass(frozen=True)
class Judging(Asking):
    """The options of a question whose answer tells what is certain from what is possible."""

    exact: Exact = False

    def looked_at(self, register: Register) -> View:
        view = super().looked_at(register)
        if self.exact:
            return view.exactly()
        if view.bounds_alone:
            note(
                "what is called certain is so at most, because of many entries only the bounds of imprecise dates are "
                "compared: --exact tries their order too"
            )
        return view


PLAINLY = Asking()
BY_BOUNDS = Judging()
