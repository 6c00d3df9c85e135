"""The heat map: each open threat by its reference in its cell."""

from domain.state.programme import Programme
from programme.registers.risks.heat import heat
from programme.reports.pictures.picture import WIDTH, Picture, drawn, line, rect, text

FILLS = {
    "very high": ("#7a1500", "#ffffff"),
    "high": ("#f7c2ac", "#3d0b00"),
    "medium": ("#ffe9a8", "#332600"),
    "low": ("#d3ebe0", "#06301f"),
}
LEFT, ROW, FOOT = 92.0, 34.0, 24.0
LINES, IN_A_LINE = 3, 4


def heat_map(now: Programme) -> Picture | None:
    """Draw the cells of the scale with the references that are in them; nothing when no threat has a score."""
    scale, cells = now.policy.scale, heat(now)
    if not cells:
        return None
    wide, rows = (WIDTH - LEFT - 2) / len(scale.impacts), len(scale.likelihoods)
    parts: list[str] = []
    for likelihood, name in enumerate(scale.likelihoods, 1):
        y = (rows - likelihood) * ROW
        parts.append(text(0, y + ROW / 2 + 3, f"{likelihood} {name}"))
        for impact in range(1, len(scale.impacts) + 1):
            band = scale.band(likelihood * impact)
            fill, ink = FILLS[band]
            x = LEFT + (impact - 1) * wide
            parts.append(rect(x, y, wide, ROW, fill=fill, stroke="#ffffff", stroke_width=1))
            parts.append(text(x + 3, y + 8, band, fill=ink, font_size=6.5))
            parts += [
                text(x + 3, y + 16 + 8 * place, said, fill=ink, font_weight="bold", font_size=7.5)
                for place, said in enumerate(_lines(cells.get((likelihood, impact), [])))
            ]
    base = rows * ROW
    parts.append(line(LEFT, base + 1, WIDTH - 2, base + 1))
    parts += [
        text(LEFT + place * wide + 3, base + 11, f"{place + 1} {name}")
        for place, name in enumerate(scale.impacts)
    ]
    parts.append(text(0, base + 21, "likelihood upwards, impact to the right", fill="#4a4f55", font_size=7))
    said = "; ".join(
        f"likelihood {likelihood}, impact {impact}, {scale.band(likelihood * impact)}: {', '.join(refs)}"
        for (likelihood, impact), refs in sorted(cells.items(), reverse=True)
    )
    return Picture("Open threats by likelihood and impact", f"Heat map. {said}.", drawn(base + FOOT, parts))


def _lines(refs: list[str]) -> list[str]:
    """Return the references of a cell in its lines; the last says how many there are besides."""
    most = LINES * IN_A_LINE - 1
    shown = refs if len(refs) <= most + 1 else [*refs[:most], f"+{len(refs) - most}"]
    return [" ".join(shown[start : start + IN_A_LINE]) for start in range(0, len(shown), IN_A_LINE)][
        : LINES - 1 + 1
    ]
