"""Themes: whoever sees fewer colours, or none, reads the same."""

from datetime import date
from itertools import combinations, product
from typing import Any

import pytest
from rich.color import ColorType
from textual.color import Color
from textual.filter import Monochrome

from programme.journal.register import Register
from tests.tui.person import Person, at_the_app
from tests.tui.test_snapshots import DIALOGS, SCREENS
from tui.dialogs.box import Modal
from tui.shared.clock import THEN, Clock
from tui.shared.marks import VALUES, text
from tui.shared.themes import CONTRAST, DARK, LIGHT, SIXTEEN, THEMES

# Viénot, Brettel and Mollon (1999) for the two red-green deficiencies, Machado and others (2009) for the blue one, each
# at its full severity, on linear RGB.
SEEN = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deuteranopia": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# A difference of 2.3 can just be seen side by side (CIE 1976); marks stand apart in different rows.
APART = 15
# WCAG 2.2, 1.4.3 and 1.4.6.
READABLE = {DARK: 4.5, LIGHT: 4.5, CONTRAST: 7}
MARKS = ("text-error", "text-warning", "text-success", "foreground")


def linear(color: Color) -> tuple[float, float, float]:
    """Return a colour as amounts of light."""
    return tuple(  # type: ignore[return-value]
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )


def as_seen(color: Color, how: str) -> tuple[float, ...]:
    """Return a colour as somebody sees it, in CIELAB."""
    light = linear(color)
    red, green, blue = (
        max(0.0, min(1.0, sum(w * p for w, p in zip(row, light, strict=True)))) for row in SEEN[how]
    )
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours as WCAG defines it."""
    lights = sorted(
        sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


async def _colours(register: Register, theme: str) -> dict[str, Color]:
    async with at_the_app(register) as person:
        person.app.theme = theme
        await person.settle()
        found = person.app.theme_variables
        return {name: Color.parse(found[name]) for name in (*MARKS, "background")}


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_marks_are_told_apart_however_colours_are_seen(register: Register, theme: str) -> None:
    """In each theme, what is bad, to be watched, good and unmarked differ for every kind of colour vision."""
    colours = await _colours(register, theme)
    for how, (one, other) in product(SEEN, combinations(MARKS, 2)):
        first, second = as_seen(colours[one], how), as_seen(colours[other], how)
        apart = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5
        assert apart >= APART, f"{theme}, {how}: {one} and {other} are {apart:.0f} apart"


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_marks_are_readable_on_their_background(register: Register, theme: str) -> None:
    """Every mark has the contrast that WCAG asks for, and the high-contrast theme the enhanced one."""
    colours = await _colours(register, theme)
    for name in MARKS:
        assert contrast(colours[name], colours["background"]) >= READABLE[theme], (theme, name)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_text_that_is_drawn_is_readable(register: Register, theme: str) -> None:
    """Titles of panes, what is quiet, what is chosen and what is wrong have 4.5 to 1 on what is behind them, too."""
    async with at_the_app(register, size=(120, 40)) as person:
        person.app.theme = theme
        await person.settle()
        pale: dict[tuple[str, str, str], float] = {}
        for keys in (
            (),
            ("4",),
            ("2",),
            ("enter",),
            ("escape", "n"),
            ("escape", "a"),
            ("escape", "u"),
            ("tab", "tab"),
        ):
            await person.press(*keys)
            pale |= _too_pale(person)
        assert not pale


def _too_pale(person: Person) -> dict[tuple[str, str, str], float]:
    """Return each text that is drawn with less contrast than 4.5 to 1; what is behind a box is not read."""
    found = {}
    boxed = isinstance(person.app.screen, Modal)
    region = person.app.screen.children[0].region if boxed else person.app.screen.region
    for y, strip in enumerate(person.app.screen._compositor.render_strips()):  # noqa: SLF001 - as below
        x = 0
        for segment in strip:
            style, text = segment.style, segment.text.strip()
            if (
                region.contains(x, y)
                and style
                and style.color
                and style.bgcolor
                and any(map(str.isalnum, text))
            ):
                front, back = (Color.from_rich_color(one) for one in (style.color, style.bgcolor))
                if not style.dim and (ratio := contrast(front, back)) < 4.5:
                    found[text, front.hex, back.hex] = round(ratio, 2)
            x += segment.cell_length
    return found


async def test_a_theme_that_was_chosen_is_there_the_next_time(register: Register) -> None:
    """The theme is kept for the next time, whatever programme is opened."""
    async with at_the_app(register) as person:
        assert person.app.theme == DARK
        person.app.theme = LIGHT
        await person.settle()
    async with at_the_app(register) as person:
        assert person.app.theme == LIGHT


async def test_the_environment_can_choose_the_theme(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PROGRAMME_THEME goes before what was chosen, as for a terminal of sixteen colours; what is none is ignored."""
    monkeypatch.setenv("PROGRAMME_THEME", "ansi-dark")
    async with at_the_app(register) as person:
        assert person.app.theme == "ansi-dark"
    monkeypatch.setenv("PROGRAMME_THEME", "no such theme")
    async with at_the_app(register) as person:
        assert person.app.theme == DARK


async def test_no_color_is_respected(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR set everything is drawn without hues."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_app(register) as person:
        assert any(isinstance(filtered, Monochrome) for filtered in person.app.get_line_filters())


async def test_sixteen_colours_are_the_terminals_own(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the theme of sixteen colours each mark has another colour of those that the terminal is set to."""
    monkeypatch.setenv("PROGRAMME_THEME", SIXTEEN)
    async with at_the_app(register) as person:
        found = [person.app.theme_variables[name] for name in MARKS]
        assert len(set(found)) == len(MARKS)
        assert all(colour.startswith("ansi_") for colour in found)


def _colours_drawn(person: Person) -> set[str]:
    """Return the names of the colours on the screen that are neither the terminal's own nor one of its sixteen."""
    strips = person.app.screen._compositor.render_strips()  # noqa: SLF001 - what is drawn is asked of what draws it
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    colours = [colour for style in styles for colour in (style.color, style.bgcolor) if colour]
    assert any(colour.type is ColorType.STANDARD for colour in colours), "it is in colour"
    return {colour.name for colour in colours if colour.type not in {ColorType.DEFAULT, ColorType.STANDARD}}


# What no picture shows: notices, the filter, an open list, ticks, what is wrong, the palette, the answer of a command.
BESIDES = {
    "notice": ("K",),
    "filter": ("2", "slash", "x"),
    "list": ("2", "n", *"risk escalate", "enter", "tab", "enter"),
    "tick": ("4", "n", *"phase plan", "enter"),
    "refusal": ("2", "n", *"risk assess", "enter", "tab", "9", "ctrl+s"),
    "palette": ("ctrl+p",),
    "themes": ("ctrl+p", *"theme", "enter"),
    "answer": ("colon", *"alerts", "tab"),
    "scrubber": ("0", "tab"),
}


FEW = ("overview", "risks", "timeline", "risk", "hindsight")


@pytest.mark.parametrize(
    ("theme", "clock", "names"),
    [
        (SIXTEEN, Clock(), (*SCREENS, *DIALOGS, *BESIDES)),
        (SIXTEEN, Clock(date(2008, 2, 20), THEN), FEW),
        ("ansi-light", Clock(date(2008, 2, 20)), FEW),
    ],
    ids=["dark", "dark in replay", "light in replay"],
)
async def test_every_cell_of_every_screen_is_in_sixteen_colours(
    register: Register, monkeypatch: pytest.MonkeyPatch, theme: str, clock: Clock, names: tuple[str, ...]
) -> None:
    """The theme of sixteen colours leaves every colour to the terminal, whatever is open, from the first start on."""
    monkeypatch.setenv("PROGRAMME_THEME", theme)
    ways = {**SCREENS, **DIALOGS, **BESIDES}
    async with at_the_app(register, on=clock, size=(100, 30)) as person:
        for name in names:
            await person.app.action_go("overview")
            await person.settle()
            await person.press(*("space" if key == " " else key for key in ways[name]))
            assert _colours_drawn(person) == set(), name


@pytest.mark.parametrize(
    ("key", "value"),
    [(key, value) for key, values in VALUES.items() for value in values if VALUES[key][value]],
)
def test_a_mark_only_repeats_what_a_word_or_sign_says(key: str, value: Any) -> None:
    """Band, state, trend and every other value that stands out is written as well, each in words of its own."""
    written = text(key, value, date(2009, 1, 27))
    assert written
    others = {
        text(key, other, date(2009, 1, 27))
        for other, marked in VALUES[key].items()
        if marked != VALUES[key][value]
    }
    assert written not in others


def test_a_deadline_that_has_passed_has_a_sign() -> None:
    """What is overdue is told from what is due without its colour."""
    assert text("next_review", date(2009, 1, 2), date(2009, 1, 27)).startswith("! ")
    assert not text("next_review", date(2009, 3, 2), date(2009, 1, 27)).startswith("! ")
