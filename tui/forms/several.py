"""The form of one kind of entry for several things: what they have in common, and what is said of each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from domain.entries.entry import Entry
from domain.history.record import Record
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.journal.view import View
from programme.recording.batches.last import take_back
from programme.recording.batches.several import by_thing, several, subject_of
from programme.recording.effect import effect
from programme.recording.field_shapes import Shape
from programme.recording.record import Proposal, record
from tui.forms.asked_field import AskedField
from tui.forms.drafted import DraftedForm
from tui.forms.drafts import Drafts
from tui.forms.each import Each
from tui.forms.fields import FormField
from tui.forms.form import Form
from tui.forms.recording import REASON, RecordForm
from tui.shared.host import host_of
from tui.shared.names import is_reference, line
from tui.shared.reader import Reader
from tui.widgets.footer import FooterKey

# More lines of an effect than that push the form off a small screen.
MOST_LINES = 7
APART = frozenset({"text", "lines", "date", "span", "number", "choice"})


class SeveralForm(RecordForm):
    """Records one entry for each of several things, all or none."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        *Form.KEYS[:2],
        FooterKey("ctrl+d", "of each", "screen.apart"),
        *Form.KEYS[3:],
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "apart", "Say this field of each in its own words", show=False, priority=True)
    ]

    def __init__(
        self,
        register: Register,
        view: View,
        entry_class: type[Entry],
        filled: Mapping[str, str],
        things: Sequence[str],
    ) -> None:
        super().__init__(register, view, entry_class, filled)
        of = subject_of(entry_class)
        assert of is not None  # noqa: S101 - only such kinds of entry are offered for several
        self.subject, self.things = of.name, tuple(things)
        self.apart: dict[str, dict[str, str]] = {}
        self.recorded: tuple[Record, ...] = ()
        self.asked = tuple(one for one in self.asked if one.shape is not of)
        self.heading = f"{self.heading}: {len(things)}, all or none"
        self.about = f"{self.about} Of {', '.join(things)}."

    @property
    def drafts(self) -> Drafts:
        return Drafts(f"{self.register.programme_id} {self.subject}")

    def wrong(self, given: Mapping[str, Any]) -> dict[str, str]:
        said = {name: next(iter(texts.values())) for name, texts in self.apart.items()}
        return super().wrong({**said, **given, self.subject: self.things[0]})

    def proposals(self, given: Mapping[str, Any]) -> Sequence[Proposal]:
        common, *others = super().proposals(given)
        if others:
            raise Refused(["since when it was known is said of one entry: leave it out, and say it of each"])
        return several(common, self.subject, self.things, dict(self._differing()))

    def _differing(self) -> Iterator[tuple[str, dict[str, str]]]:
        for thing in self.things:
            yield thing, {name: texts[thing] for name, texts in self.apart.items() if thing in texts}

    def record(self, proposals: Sequence[Proposal]) -> Record:
        self.recorded = self._of_each(lambda: record(self.register, proposals))
        return self.recorded[0]

    def effect(self, proposals: Sequence[Proposal]) -> Sequence[str]:
        return shortened(self._of_each(lambda: effect(self.register, proposals)).lines)

    def _of_each(self, work: Any) -> Any:  # noqa: ANN401 - what the work returns
        try:
            return work()
        except Refused as refused:
            raise Refused(by_thing(refused.problems, self.things)) from refused

    def action_apart(self) -> None:
        field = next((one for one in self.fields if one.has_focus_within), None)
        if field is None or field.key.startswith("@") or not _may_differ(field.shape):
            self.notify(
                "This field is the same for all: go to a text, a number, a date or a choice.", markup=False
            )
            return
        assert self.programme is not None  # noqa: S101 - rows stand in a programme
        programme = self.programme
        named = [(ref, line(programme, ref) if is_reference(ref) else ref) for ref in self.things]
        said = self.apart.get(field.key, dict.fromkeys(self.things, field.text))

        def taken(texts: Mapping[str, str] | None) -> None:
            self._take(field, texts or {})

        self.app.push_screen(Each(field.shape.label, named, said), taken)

    def _take(self, field: FormField, texts: Mapping[str, str]) -> None:
        common = field.text
        self.apart[field.key] = {thing: said for thing, said in texts.items() if said != common}
        if not self.apart[field.key]:
            del self.apart[field.key]
        self.typed()
        count = len(self.apart.get(field.key, ()))
        field.note(f"of {count} of {len(self.things)} in their own words (ctrl+d)" if count else "")


class TakeBackForm(DraftedForm[Record]):
    """Takes back what somebody recorded last, with the reason."""

    def __init__(self, register: Register, view: View, batch: Sequence[Record], by: str) -> None:
        self.register, self.entries_of_it = register, batch
        self.recorded: tuple[Record, ...] = ()
        first, last = batch[0], batch[-1]
        many = len(batch) > 1
        of = f"{len(batch)} entries, #{first.position} to #{last.position}" if many else f"#{first.position}"
        about = ", ".join(
            dict.fromkeys(f"{one.entry.command} {next(one.entry.references(), '')}" for one in batch)
        )
        heading, said = (
            f"take back {of}",
            f"What you recorded last: {about}. It stays in the record as withdrawn.",
        )
        super().__init__(
            heading, said, [AskedField("reason", REASON_WHY)], register.today, view.programme, by
        )

    @property
    def reader(self) -> Reader:
        return host_of(self).reader

    @property
    def drafts(self) -> Drafts:
        return Drafts(str(self.register.programme_id))

    def begins_on(self) -> str:
        return ""

    def envelope(self) -> tuple[AskedField, ...]:
        return super().envelope()[:2]

    def wrong(self, given: Mapping[str, Any]) -> dict[str, str]:
        return {} if "reason" in given else {"reason": "reason is needed"}

    def proposals(self, given: Mapping[str, Any]) -> Sequence[Proposal]:
        return take_back(self.entries_of_it, given["reason"], given["@on"], given["@by"])

    def record(self, proposals: Sequence[Proposal]) -> Record:
        self.recorded = record(self.register, proposals)
        return self.recorded[0]

    def effect(self, proposals: Sequence[Proposal]) -> Sequence[str]:
        return shortened(effect(self.register, proposals).lines)


REASON_WHY = Shape(REASON.name, REASON.holds, REASON.required, "why it is taken back")


def shortened(lines: Sequence[str]) -> list[str]:
    """Return as many lines as a form has room for, and how many more there are."""
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *((f"… and {more} more",) if more > 0 else ())]


def _may_differ(shape: Shape) -> bool:
    return shape.holds in APART and not shape.many
