"""A box to tick that says in letters whether it is ticked, for whoever sees no colours and for a screen reader."""

from textual.widgets import Checkbox


class Tick(Checkbox):
    """`[x] yes` or `[ ] no`: Textual's own shows the same cross for both, in another colour."""

    DEFAULT_CSS = """
    Tick > .toggle--button, Tick.-on > .toggle--button { color: $foreground; background: $panel; }
    """
    BUTTON_LEFT = "["
    BUTTON_RIGHT = "]"

    def __init__(self, *, value: bool, compact: bool) -> None:
        super().__init__("", value=value, compact=compact)
        self._say(value=value)

    def watch_value(self) -> None:
        self._say(value=self.value)
        super().watch_value()

    def _say(self, *, value: bool) -> None:
        self.BUTTON_INNER = "x" if value else " "
        self.label = "yes" if value else "no"
