"""Opening what is shown on a screen of its own: a thing, a gate, the alerts, people."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from programme.foundation.refusal import Refused, Unreadable
from tui.app.following import FollowingApp
from tui.shared.host import host_of
from tui.shared.names import is_reference

# What alerts call a whole register, and what else has no reference of its own, with the screen that shows it.
REGISTERS = {
    "risk register": "risks",
    "staff issues log": "staff_issues",
    "notional contract": "recommendations",
    "outcome measure": "performance",
    "scale": "risks",
    "journal": "timeline",
    "progress": "overview",
}


class Opening(FollowingApp):
    """The part of the app by which one thing leads to another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "contradictions", "What cannot all be so", show=False, id="contradictions"),
        Binding("f", "find", "Find any word that was ever recorded", show=False, id="find"),
        Binding("A", "accountability", "Who answers for what", show=False, id="accountability"),
        Binding("d", "due", "What is late, and what is due next", show=False, id="due"),
    ]

    async def action_go(self, mode: str) -> None:
        await self.go(mode)

    async def go(self, mode: str) -> None:
        """Go to one of the screens that have a number."""
        await self.switch_mode(mode)
        while len(self.screen_stack) > 1:
            # Not waited for: it may be asked for by the screen that goes, which would wait for itself.
            self.pop_screen()

    def open_reference(self, reference: str) -> None:
        """Show everything about one thing."""
        from tui.screens.detail import Detail  # noqa: PLC0415 - not needed for the first paint

        self.push_screen(Detail(reference))

    async def open_why(self, reference: str) -> None:
        """Show by which entries a thing became as it is."""
        from programme.questions.why import why  # noqa: PLC0415 - not needed for the first paint
        from tui.dialogs.why import Why  # noqa: PLC0415 - as above

        view = self.view
        if view is None:
            return
        try:
            found = await self.reader.run(lambda: why(view, reference))
        except (Refused, Unreadable) as trouble:
            self.say(str(trouble), refused=True)
            return
        self.push_screen(Why(reference, found.rows))

    def open_readiness(self, phase: str) -> None:
        """Show the go-live gate of a phase."""
        from tui.screens.readiness import Readiness  # noqa: PLC0415 - not needed for the first paint

        self.push_screen(Readiness(phase))

    def open_plan(self) -> None:
        """Show the plan on a time line."""
        from tui.screens.planning.plan import Plan  # noqa: PLC0415 - not needed for the first paint

        self.push_screen(Plan())

    async def action_alerts(self) -> None:
        await self.open_alerts()

    async def open_alerts(self, rule: str = "") -> None:
        """Show the alerts of one rule, or all."""
        from tui.screens.alerts import Alerts  # noqa: PLC0415 - not needed for the first paint

        await self.push_screen(Alerts(rule))

    async def action_contradictions(self) -> None:
        from tui.screens.contradictions import Contradictions  # noqa: PLC0415 - not needed for the first paint

        if not isinstance(self.present(), Contradictions):
            await self.push_screen(Contradictions())

    async def action_coverage(self) -> None:
        from tui.screens.claims.coverage import CoverageScreen  # noqa: PLC0415 - not needed for the first paint

        await self.push_screen(CoverageScreen())

    async def action_accountability(self) -> None:
        from tui.screens.accountability import Accountability  # noqa: PLC0415 - not needed for the first paint

        if not isinstance(self.present(), Accountability):
            await self.push_screen(Accountability())

    async def action_due(self) -> None:
        from tui.screens.weekly.due import DueScreen  # noqa: PLC0415 - not needed for the first paint

        if not isinstance(self.present(), DueScreen):
            await self.push_screen(DueScreen())

    async def action_find(self) -> None:
        from tui.screens.weekly.find import Find  # noqa: PLC0415 - not needed for the first paint

        await self.push_screen(Find())

    async def action_people(self) -> None:
        from tui.screens.people import PeopleScreen  # noqa: PLC0415 - not needed for the first paint

        await self.push_screen(PeopleScreen())

    async def open_person(self, name: str) -> None:
        """Show what a person answers for, and what they recorded."""
        from tui.screens.people import PersonScreen  # noqa: PLC0415 - not needed for the first paint

        await self.push_screen(PersonScreen(name))

    async def open_command(self, words: Sequence[str]) -> None:
        """Show the screen that answers a command."""
        from tui.app.routes import way  # noqa: PLC0415 - not needed for the first paint

        if (there := way(host_of(self), words)) is not None:
            await there()

    async def open_risks(self, references: Sequence[str]) -> None:
        """Show some risks of the register."""
        from tui.tables.register_table import RegisterTable  # noqa: PLC0415 - not needed for the first paint

        await self.open_command(("risk", "list"))
        if (screen := self.present()) is not None:
            screen.query_one(RegisterTable).narrow(references)

    def _show_first_register(self) -> None:
        """Show all of the register that a screen is named after, whichever was looked at last."""
        from tui.screens.bases.register import RegisterScreen  # noqa: PLC0415 - not needed for the first paint

        screen = self.present()
        if isinstance(screen, RegisterScreen):
            screen.turn_to(screen.TABLES[0])

    async def open_subject(self, subject: str) -> None:
        """Show what an alert is about: one thing, or a whole register."""
        if subject in REGISTERS:
            await self.go(REGISTERS[subject])
            self._show_first_register()
        elif is_reference(subject):
            self.open_reference(subject)
        else:
            self.say(f"There is no screen of the {subject}: its alert says what clears it.")
