"""The first screen of an empty store: a programme is started by saying what it is called."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.entries.programme import ProgrammeStarted
from programme.journal.register import Register
from programme.recording.field_shapes import shapes
from programme.recording.record import Proposal
from programme.stores.open import default_store, place_of, start_programme
from tui.forms.asked_field import AskedField
from tui.forms.form import Form
from tui.forms.problems import problems
from tui.shared.host import host_of
from tui.shared.reader import Reader


class Welcome(Form[Register]):
    """Starts a programme in a store that has none."""

    def __init__(self, store: str | None, today: date) -> None:
        said = f"There is no programme yet. Name one, and it is kept in {place_of(store or default_store())}."
        asked = [AskedField(shape.name, shape) for shape in shapes(ProgrammeStarted)]
        super().__init__("Welcome", said, asked, today, None)
        self.store = store

    def envelope(self) -> tuple[AskedField, ...]:
        # The first entry of a journal is evidence of itself.
        return super().envelope()[:2]

    @property
    def reader(self) -> Reader:
        return host_of(self).reader

    def wrong(self, given: Mapping[str, Any]) -> dict[str, str]:
        own = {name: value for name, value in given.items() if not name.startswith("@")}
        return problems(ProgrammeStarted, own, self.today, None)

    def proposals(self, given: Mapping[str, Any]) -> Sequence[Proposal]:
        return (Proposal(ProgrammeStarted, given, given["@on"], given["@by"]),)

    def effect(self, proposals: Sequence[Proposal]) -> Sequence[str]:
        return [f"starts the programme “{proposal.fields['name']}”" for proposal in proposals]

    def record(self, proposals: Sequence[Proposal]) -> Register:
        proposal = proposals[0]
        fields = proposal.fields
        return start_programme(
            self.store,
            fields["name"],
            purpose=fields["purpose"],
            lead=fields["lead"],
            on=proposal.on,
            by=proposal.by,
        )
