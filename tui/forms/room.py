"""The fields of a form take the room that the rest of it leaves, and scroll in it."""

from textual import events
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widget import Widget

FRAME = 2  # lines above and below
FOOTER = 1
# Fewer lines show no field with what is wrong with it.
LEAST = 3


class Fields(VerticalScroll, can_focus=False):
    """Fields one beneath the other; the one that has the focus is in sight whatever is said above and below them."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        whole = super().get_content_height(container, viewport, width)
        others = sum(
            _height(sibling, container, viewport, width) for sibling in self.siblings if sibling.display
        )
        return min(whole, max(LEAST, viewport.height - FRAME - FOOTER - others))

    def on_resize(self, _: events.Resize) -> None:
        # Guarantee: the field that has the focus is in sight, in a terminal of 80 by 24.
        focused = self.screen.focused
        if focused is not None and self in focused.ancestors:
            focused.scroll_visible(animate=False)


def _height(widget: Widget, container: Size, viewport: Size, width: int) -> int:
    height = widget.get_content_height(container, viewport, width)
    most = widget.styles.max_height
    return (height if most is None else min(height, int(most.value))) + widget.styles.margin.height
