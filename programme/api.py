"""The register from a script of your own, in ten names; they stay as they are, as topics and JSON keys do.

`open_programme` and `start_programme` give a `Programme`, whose `rows`, `alerts`, `status`, `timeline` and `show`
answer as `--json` does (docs/answers.md), and whose `record` records as a command does. What may not be is `Refused`.
"""

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.stores import open as stores

if TYPE_CHECKING:
    from programme.answers.answer import Answer
    from programme.journal.view import View

__all__ = ["Programme", "Refused", "open_programme", "start_programme"]


class Programme:
    """A programme that is open; close it, or use it in a `with` statement."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._register.close()

    def rows(
        self, noun: str, *, as_of: str | None = None, as_known: str | None = None
    ) -> list[dict[str, Any]]:
        """Return what `programme NOUN list` lists: of risks, documents, actions, …; Refused when there is no such noun.

        `as_of` and `as_known` are written as on the command line, here and below: `2009-01-27`, `#187`.
        """
        from programme.answers.answer import listed  # noqa: PLC0415 - not before it is asked
        from programme.registers.all_listings import LISTINGS  # noqa: PLC0415 - as above

        if noun not in LISTINGS:
            raise Refused(
                [Problem(f"there is no register “{noun[:40]}”: choose one of {', '.join(LISTINGS)}", "noun")]
            )
        view = self._view(as_of, as_known)
        return _rows(listed(view, LISTINGS[noun]))

    def alerts(self, *, as_of: str | None = None, as_known: str | None = None) -> list[dict[str, Any]]:
        """Return what someone should look at."""
        from programme.questions.alerting import alerting  # noqa: PLC0415 - as above

        return _rows(alerting(self._view(as_of, as_known)))

    def status(self, *, as_of: str | None = None, as_known: str | None = None) -> dict[str, Any]:
        """Return where the programme stands."""
        from programme.answers.answer import plain  # noqa: PLC0415 - as above
        from programme.questions.status import status  # noqa: PLC0415 - as above

        found: dict[str, Any] = plain(status(self._view(as_of, as_known)).to_json())
        return found

    def timeline(self, *, as_of: str | None = None, as_known: str | None = None) -> list[dict[str, Any]]:
        """Return every entry in the order in which things were so."""
        from programme.questions.timeline import timeline  # noqa: PLC0415 - as above

        return _rows(timeline(self._view(as_of, as_known)))

    def show(
        self, reference: str, *, as_of: str | None = None, as_known: str | None = None
    ) -> dict[str, Any]:
        """Return everything about one thing; Refused when there is none."""
        from programme.answers.answer import plain  # noqa: PLC0415 - as above
        from programme.questions.showing import show  # noqa: PLC0415 - as above

        found: dict[str, Any] = plain(show(self._view(as_of, as_known), reference).to_json())
        return found

    def record(
        self,
        command: str,
        *,
        on: str | None = None,
        by: str | None = None,
        evidence: tuple[str, ...] = (),
        entry_id: str | None = None,
        **fields: Any,  # noqa: ANN401 - checked as what is typed is
    ) -> dict[str, Any]:
        """Record an entry as its command does: `record("risk raise", title=…, cause=…, event=…, effect=…)`.

        `on` is the effective date (today if left out), `by` who records it, `entry_id` a UUID with which trying again
        records nothing twice. Returns the entry as `--json` does. Refused says why it may not be recorded.
        """
        from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - as above
        from programme.answers.answer import plain  # noqa: PLC0415 - as above
        from programme.questions.timeline import row  # noqa: PLC0415 - as above
        from programme.recording.record import Proposal, record  # noqa: PLC0415 - as above

        classes = {entry_class.command: entry_class for entry_class in ENTRIES.values()}
        if command not in classes:
            raise Refused(
                [
                    Problem(
                        f"there is no entry “{command[:40]}”: programme docs entries lists them all",
                        "command",
                    )
                ]
            )
        [made, *_] = record(self._register, [Proposal(classes[command], fields, on, by, evidence, entry_id)])
        return {**plain(row(made, {})), "entry_id": made.entry_id}

    def _view(self, as_of: str | None, as_known: str | None) -> "View":
        return self._register.view(as_of, as_known)


def open_programme(store: str | None = None, name: str | None = None) -> Programme:
    """Open a programme: of a file or a `postgresql://` address, by default that of PROGRAMME_STORE.

    `name` is needed when the store holds several. Refused or Unreadable when it cannot be opened.
    """
    return Programme(stores.open_register(store, name))


def start_programme(
    store: str | None, name: str, *, on: str | None = None, by: str | None = None
) -> Programme:
    """Start a programme in a store, which is made when it does not exist; Refused when the name is taken there."""
    return Programme(stores.start_programme(store, name, on=on, by=by))


def _rows(answer: "Answer") -> list[dict[str, Any]]:
    from programme.answers.answer import plain  # noqa: PLC0415 - not before it is asked

    found: list[dict[str, Any]] = plain(answer.rows)
    return found
