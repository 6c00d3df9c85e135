"""The app's own themes: their marks are told apart by those who see fewer colours, too."""

from textual.theme import BUILTIN_THEMES, Theme

from programme.foundation.config import setting
from tui.shared.settings import settings

DARK, LIGHT, CONTRAST, SIXTEEN = "programme-dark", "programme-light", "high-contrast", "ansi-dark"


# Blue, yellow, orange and a bluish green: the pairs that people with a colour vision deficiency keep apart best, with
# different lightness besides. What a mark means is always a word or a sign as well.
THEMES = (
    Theme(
        name=DARK,
        primary="#2f6f9f",
        accent="#e9b949",
        warning="#e9b949",
        error="#e8663d",
        success="#5cc8b0",
        background="#121212",
        surface="#1c1f22",
        panel="#262c33",
        dark=True,
        variables={
            "text-error": "#f08a5d",
            "text-warning": "#ffe08a",
            "text-success": "#58c0dd",
            "foreground-muted": "#b4bcc2",
            "text-disabled": "#b4bcc2",
            "block-cursor-background": "#153d58",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#1f5f8f",
        accent="#8a5a00",
        warning="#c98a00",
        error="#b23a0f",
        success="#00705a",
        background="#ffffff",
        surface="#f2f2f0",
        panel="#e4e6e8",
        foreground="#1a1a1a",
        dark=False,
        variables={
            "text-error": "#7a1500",
            "text-warning": "#805300",
            "text-success": "#00408f",
            "foreground-muted": "#4c4c4c",
            "text-disabled": "#4c4c4c",
            "block-cursor-background": "#c9dcea",
            "block-cursor-foreground": "#1a1a1a",
        },
    ),
    Theme(
        name=CONTRAST,
        primary="#005fff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ff8700",
        success="#00d7ff",
        background="#000000",
        surface="#000000",
        panel="#1c1c1c",
        foreground="#ffffff",
        dark=True,
        variables={
            "text-error": "#ff8c1a",
            "text-warning": "#ffd000",
            "text-success": "#33c2ff",
            "foreground-muted": "#d0d0d0",
            "text-disabled": "#d0d0d0",
            "block-cursor-background": "#003080",
        },
    ),
)
NAMES = frozenset({*BUILTIN_THEMES, *(theme.name for theme in THEMES)})


def theme() -> str:
    """Return the theme to begin with, as it is set or else was chosen; what is no theme counts as nothing."""
    requested = setting("theme") or settings().theme
    return requested if requested in NAMES else DARK
