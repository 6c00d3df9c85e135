"""The form of what a line says, for what is still to be said: its entry, and what is recorded with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.entries.catalogue import ENTRIES
from domain.history.record import Record
from programme.journal.register import Register
from programme.journal.view import View
from programme.recording.one_line.read import OUTSIDE, Said
from programme.recording.one_line.recording import effect_said, record_said
from programme.recording.one_line.together import all_shapes, following, missing, own_fields
from programme.recording.record import Proposal
from tui.forms.asked_field import AskedField
from tui.forms.problems import problems
from tui.forms.recording import RecordForm


class SaidForm(RecordForm):
    """Asks for what a line left out, filled in with what it said."""

    def __init__(self, register: Register, view: View, said: Said) -> None:
        assert said.entry_class is not None  # noqa: S101 - a line that says no kind of entry opens no form
        cls = said.entry_class
        own = {shape.name for shape in all_shapes(cls)}
        begun = {name: _text(value) for name, value in said.fields.items() if name in own}
        super().__init__(register, view, cls, begun)
        asked = [AskedField(shape.name, shape, begun.get(shape.name, "")) for shape in all_shapes(cls)]
        # What the line said of the entry's envelope stands there, too.
        outside = {f"@{name}": _text(said.fields[name]) for name in (OUTSIDE - own) & set(said.fields)}
        self.asked = (
            *asked,
            *(one._replace(text=outside.get(one.key, one.text)) for one in self.envelope_asked()),
        )
        self.begin_at = next((shape.name for shape in said.missing), None)
        self.recorded: tuple[Record, ...] = ()

    def envelope_asked(self) -> tuple[AskedField, ...]:
        """Return what is asked about every entry here: since when it was known is said in a form of its own."""
        return super().envelope()[:3]

    def wrong(self, given: Mapping[str, Any]) -> dict[str, str]:
        fields = {name: value for name, value in given.items() if not name.startswith("@")}
        cls = self.entry_class
        found = {shape.name: f"{shape.label} is needed" for shape in missing(cls, fields)}
        for one, said in following(cls, fields):
            called = {name: line for line, name in (*one.fields.items(), *one.shared.items())}
            # The thing that it is about is there only with it.
            of_it = problems(ENTRIES[one.topic], said, self.today, None)
            found |= {called[name]: words for name, words in of_it.items() if name in called}
        return {**found, **super().wrong(own_fields(cls, fields))}

    def proposals(self, given: Mapping[str, Any]) -> Sequence[Proposal]:
        fields = {name.removeprefix("@"): value for name, value in given.items() if value is not None}
        self.said = Said(self.entry_class, fields)
        return ()

    def record(self, proposals: Sequence[Proposal]) -> Record:
        del proposals
        self.recorded = record_said(self.register, self.said)
        return self.recorded[0]

    def effect(self, proposals: Sequence[Proposal]) -> Sequence[str]:
        del proposals
        return effect_said(self.register, self.said).lines


def _text(value: Any) -> str:  # noqa: ANN401 - a text, or several
    return "; ".join(value) if isinstance(value, list) else str(value)
