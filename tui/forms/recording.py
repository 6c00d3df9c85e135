"""The form of any kind of entry, made from its class alone, and the form that corrects an entry."""

from collections.abc import Mapping, Sequence
from typing import Any

from textual.content import Content

from domain.entries.entry import Entry
from domain.entries.journal.amendments import AMENDMENTS, EntryCorrected
from domain.history.corrections import amended
from domain.history.record import Record
from programme.answers.answer import plain
from programme.foundation.codec import plain as fields_of
from programme.journal.register import Register
from programme.journal.view import View
from programme.recording.effect import effect
from programme.recording.field_shapes import Shape, shapes
from programme.recording.known_on import ABOUT_ENTRIES, with_knowledge
from programme.recording.open_turns import field_for, subject_field
from programme.recording.record import Proposal, record
from programme.recording.signing import signer
from tui.forms.asked_field import AskedField
from tui.forms.drafted import DraftedForm
from tui.forms.drafts import Drafts
from tui.forms.envelope import NEEDED
from tui.forms.meanwhile import Meanwhile
from tui.forms.problems import problems
from tui.shared.host import host_of
from tui.shared.names import is_reference
from tui.shared.reader import Reader

REASON = Shape("reason", "lines", True, "why it is corrected")  # noqa: FBT003
EFFECTIVE = Shape("effective", "span", False, "the corrected date")  # noqa: FBT003


class RecordForm(DraftedForm[Record]):
    """Records one entry of a kind."""

    def __init__(
        self, register: Register, view: View, entry_class: type[Entry], filled: Mapping[str, str]
    ) -> None:
        said = " ".join((entry_class.__doc__ or "").split())
        self.register, self.entry_class = register, entry_class
        super().__init__(
            entry_class.command,
            said,
            [
                AskedField(shape.name, shape, filled.get(shape.name, ""))
                for shape in shapes(entry_class)
                if not shape.allots
            ],
            register.today,
            view.programme,
            signer(register),
        )
        self.begin_at = next((name for name, value in filled.items() if not value), None)
        self.meanwhile = Meanwhile(register, view.moment.position)
        self.looked_at = next(filter(is_reference, filled.values()), "")
        self.typing = True

    @property
    def reader(self) -> Reader:
        return host_of(self).reader

    def wrong(self, given: Mapping[str, Any]) -> dict[str, str]:
        own = {name: value for name, value in given.items() if not name.startswith("@")}
        return problems(self.entry_class, own, self.today, self.programme)

    def envelope(self) -> tuple[AskedField, ...]:
        # What is an entry about an entry was known when that was, or says itself since when.
        asked = super().envelope()
        return asked[:3] if issubclass(self.entry_class, ABOUT_ENTRIES) else asked

    def begins_on(self) -> str:
        # What amends an entry is so from today on, whatever day is worked through.
        return "" if issubclass(self.entry_class, ABOUT_ENTRIES) else super().begins_on()

    def proposals(self, given: Mapping[str, Any]) -> Sequence[Proposal]:
        fields = {
            name: value for name, value in given.items() if not name.startswith("@") and value is not None
        }
        evidence = tuple(given["@evidence"] or ())
        proposed = Proposal(self.entry_class, fields, given["@on"], given["@by"], evidence)
        return with_knowledge(proposed, given.get("@known_on"), given.get("@known_to"))

    def record(self, proposals: Sequence[Proposal]) -> Record:
        self.meanwhile.refuse_once(proposals)
        return record(self.register, proposals)[0]

    def effect(self, proposals: Sequence[Proposal]) -> Sequence[str]:
        return effect(self.register, proposals).lines

    @property
    def drafts(self) -> Drafts:
        return Drafts(str(self.register.programme_id))

    def say_others(self, said: str) -> None:
        """Say who else has to do with the same thing, in the last line of the form."""
        self.query_one("#form").border_subtitle = Content(" · ".join(filter(None, (said, NEEDED))))


class CorrectForm(RecordForm):
    """Corrects an entry: its fields as they stand now, to be typed over."""

    def __init__(self, register: Register, view: View, target: Record) -> None:
        now = fields_of(target.entry)
        typed_now = {shape.name: typed(now[shape.name], shape) for shape in shapes(type(target.entry))}
        super().__init__(register, view, type(target.entry), typed_now)
        self.heading = f"entry correct #{target.position} {self.heading}"
        self.about = "Type over what is wrong and say why; the entry stays visible as corrected."
        self.target = target
        effective = AskedField("@effective", EFFECTIVE, target.on.edtf)
        self.asked = (AskedField("@reason", REASON), effective, *self.asked)

    def begins_on(self) -> str:
        return ""

    def wrong(self, given: Mapping[str, Any]) -> dict[str, str]:
        missing = {} if "@reason" in given else {"@reason": "reason is needed"}
        return {**missing, **super().wrong(given)}

    def envelope(self) -> tuple[AskedField, ...]:
        return super().envelope()[:3]

    def proposals(self, given: Mapping[str, Any]) -> Sequence[Proposal]:
        changed = {
            field.key: field.value
            for field in self.fields
            if not field.key.startswith("@") and field.text != field.initial
        }
        fields = {
            "entry": self.target.position,
            "reason": given["@reason"],
            "changes": changed,
            "effective": None if given["@effective"] == self.target.on.edtf else given["@effective"],
        }
        evidence = tuple(given["@evidence"] or ())
        return (Proposal(EntryCorrected, fields, given["@on"], given["@by"], evidence),)


def filled(entry_class: type[Entry], reference: str | None, position: int | None) -> dict[str, str]:
    """Return what a form begins with: the thing and the entry that the cursor was on."""
    begun = {}
    if position is not None and "entry" in {shape.name for shape in shapes(entry_class)}:
        begun["entry"] = str(position)
    name = field_for(entry_class, reference) if reference else None
    if reference is not None and name:
        begun[name] = reference
    # What is recorded of a thing itself is not shown by an entry about that thing.
    if position is not None and entry_class.position_fields and name != subject_field(entry_class):
        begun[entry_class.position_fields[0]] = str(position)
    return begun


def present_content(register: Register, view: View, position: int | None) -> Record | None:
    """Return an entry as it stands now; None when there is none, when it was withdrawn, or is a correction itself."""
    found = register.journal.at(register.programme_id, [position] if position else [])
    if not found or isinstance(found[0].entry, AMENDMENTS):
        return None
    correction = view.corrections.get(found[0].position)
    if correction is None:
        return found[0]
    return None if correction.withdrawn else amended(found[0], correction)


def typed(value: Any, shape: Shape) -> str:  # noqa: ANN401 - a field holds any JSON value
    """Return a recorded value as a person would type it."""
    value = plain(value)
    if isinstance(value, list):
        return (", " if shape.holds == "reference" else "; ").join(str(part) for part in value)
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)
