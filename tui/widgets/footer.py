"""The last line of every screen: the keys that work here, about seven of them, and then where the rest are named."""

from collections.abc import Sequence

import msgspec
from textual.content import Content
from textual.style import Style
from textual.widgets import Static


class FooterKey(msgspec.Struct, frozen=True):
    """A key as the footer names it, with what it does; `action` is what a click on it runs."""

    key: str
    label: str
    action: str = ""


MORE = FooterKey("?", "more", "screen.explain")


class KeyBar(Static):
    """The keys of a screen; what does not fit is left out, but never `more`, the way to the rest, if there is one."""

    def __init__(self, keys: Sequence[FooterKey], *, more: FooterKey | None = MORE) -> None:
        super().__init__()
        self.keys = tuple(keys)
        self.more = more
        self.off: frozenset[str] = frozenset()

    def render(self) -> Content:
        more = self.more
        named = self._named()
        room = self.size.width - (len(more.key) + len(more.label) + 2 if more else 0)
        whole = sum(len(key.key) + len(key.label) + 3 for key in named) + len(" off") * len(self.off)
        shown, used = [], 0
        for key, own in zip(named, self.keys, strict=True):
            off = "off" if whole > room else f"{key.label} off"
            label = off if own.key in self.off else key.label
            length = len(key.key) + len(label) + 3
            if used + length > room:
                break
            shown.append(self._key(key, label, off=own.key in self.off))
            used += length
        if more:
            shown.append(self._key(more, more.label, off=False))
        return Content(" ") + Content("  ").join(shown)

    def _named(self) -> tuple[FooterKey, ...]:
        # A box names its own keys, which nobody binds anew.
        words = getattr(self.app, "words_of_keys", None) if self.more else None
        return (
            tuple(msgspec.structs.replace(key, key=words(key.key)) for key in self.keys)
            if words
            else self.keys
        )

    def _key(self, key: FooterKey, label: str, *, off: bool) -> Content:
        named = (Content(key.key).stylize("bold") + Content(f" {label}")).stylize("$foreground")
        if off:
            named = Content(f"{key.key} {label}").stylize("dim")
        return named.stylize(Style.from_meta({"@click": key.action})) if key.action else named
