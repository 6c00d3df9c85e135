"""Keys that somebody binds anew, in the table [keys] of config.toml: `record = "r"`."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NoReturn

from textual.binding import Binding
from textual.dom import DOMNode

from programme.foundation.config import config_file, keys_set
from programme.foundation.refusal import Refused

# How people write keys that have long names.
WRITTEN = {
    "enter": "⏎", "escape": "esc", "slash": "/", "question_mark": "?", "exclamation_mark": "!", "at": "@", "colon": ":",
    "comma": ",", "full_stop": ".", "less_than_sign": "<", "greater_than_sign": ">", "plus": "+", "minus": "-",
    "left_square_bracket": "[", "right_square_bracket": "]", "left_curly_bracket": "{", "right_curly_bracket": "}",
    "asterisk": "*", "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip
NAMED = {written: name for name, written in WRITTEN.items()}
FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 13))
OTHERS = frozenset({"space", "tab", "delete", "backspace", "insert", "home", "end", "pageup", "pagedown"})


def keymap(everywhere: Sequence[type[DOMNode]], screens: Sequence[type[DOMNode]]) -> dict[str, str]:
    """Return which key does what, where it is set otherwise, as Textual takes it.

    `everywhere` are what is there on every screen. Refused when an action is none of theirs, a key is none, or would do
    two things on one screen.
    """
    chosen = {name.replace("_", "-"): named(key) for name, key in keys_set().items()}
    known = {action for cls in (*everywhere, *screens) for action, _ in _bound(cls)}
    for action, key in chosen.items():
        if action not in known:
            _refuse(f"[keys] names no action “{action[:40]}”; there are {', '.join(sorted(known))}")
        if not all(map(_is_key, key.split(","))):
            _refuse(f"“{key[:40]}” is no key: write a letter, a sign, f2 or ctrl+r for {action}")
    for screen in screens:
        taken: dict[str, str] = {}
        for action, keys in (bound for cls in (*everywhere, screen) for bound in _bound(cls)):
            for key in chosen.get(action, keys).split(","):
                other = taken.setdefault(key, action)
                # What the app itself binds twice on one screen is meant so.
                if other != action and {action, other} & set(chosen):
                    _refuse(
                        f"{WRITTEN.get(key, key)} would be both {other} and {action}: choose another key for one"
                    )
    return chosen


def _refuse(sentence: str) -> NoReturn:
    raise Refused([f"{config_file()}: {sentence}"])


def named(keys: str) -> str:
    """Return keys by the names that Textual has for them: `!` is exclamation_mark; a comma alone is the comma."""
    parts = [keys] if keys.strip() == "," else keys.split(",")
    return ",".join(NAMED.get(key.strip(), key.strip()) for key in parts)


def shown(text: str, keys: Mapping[str, str], classes: Iterable[type[DOMNode]]) -> str:
    """Return keys as a footer or the help names them, with those that are bound anew in their place."""
    if not keys:
        return text
    bound = (one for cls in classes for one in _bound(cls) if one[0] in keys)
    old = {key: keys[action] for action, before in bound for key in before.split(",")}
    new = (WRITTEN.get(named_ := old.get(named(part), ""), named_) or part for part in text.split())
    return " ".join(new)


@cache
def _bound(cls: type[DOMNode]) -> tuple[tuple[str, str], ...]:
    found: dict[str, list[str]] = {}
    for owner in cls.__mro__:
        own = vars(owner).get("BINDINGS", ()) if owner.__module__.startswith("tui.") else ()
        for binding in own:
            if isinstance(binding, Binding) and binding.id:
                found.setdefault(binding.id, binding.key.split(","))
    return tuple((action, ",".join(keys)) for action, keys in found.items())


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    letter = len(last) == 1 and last.isalnum()
    known = letter or last in WRITTEN or last in OTHERS or last in FUNCTION_KEYS
    return known and set(modifiers) <= {"ctrl", "alt", "shift"}
