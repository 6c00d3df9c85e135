"""The phases on a calendar: when each was to go live, and when it was under way and live."""

from datetime import date, timedelta

from domain.foundation.dates import When, when
from domain.state.phases import Phase
from domain.state.programme import Programme
from programme.reports.document import cut
from programme.reports.pictures.picture import INK, QUIET, Axis, Picture, calendar, drawn, rect, text

LEFT, ROW, TOP, FOOT = 130.0, 18.0, 14.0, 14.0
AROUND = timedelta(days=31)


def phases(now: Programme, on: date) -> Picture | None:
    """Draw each phase in a row; nothing when there is none with a date."""
    shown = [phase for phase in now.phases.values() if _days(phase)]
    if not shown:
        return None
    days = [day for phase in shown for day in _days(phase)] + [on]
    axis = Axis(min(days) - AROUND, max(days) + AROUND, LEFT)
    height = TOP + ROW * len(shown)
    parts, said = list(calendar(axis, height, on)), []
    for place, phase in enumerate(shown):
        y = TOP + place * ROW
        parts.append(text(0, y + 10, cut(f"{phase.ref} {phase.title}", 30)))
        parts += _bars(phase, axis, y, on)
        said.append(_words(phase))
    key = (
        "Outlined: when it was to go live. Grey: under way. Black: live. Broken line: the day of this paper."
    )
    parts.append(text(0, height + 10, key, fill=QUIET, font_size=7))
    return Picture(
        "Phases, planned and live", f"Calendar of phases. {' '.join(said)}", drawn(height + FOOT, parts)
    )


def _planned(phase: Phase) -> When | None:
    return when(phase.planned_live) if phase.planned_live else None


def _days(phase: Phase) -> list[date]:
    facts = (_planned(phase), phase.started, phase.live, phase.ended)
    return [
        day for fact in facts if fact for day in (fact.earliest, fact.latest) if date.min < day < date.max
    ]


def _bars(phase: Phase, axis: Axis, y: float, on: date) -> list[str]:
    parts = []
    until = phase.ended.latest if phase.ended else on
    if phase.started:
        end = phase.live.latest if phase.live else until
        x = axis.place(phase.started.latest)
        parts.append(rect(x, y + 4, axis.place(end) - x, 6, fill="#b3bac2"))
    if phase.live:
        x = axis.place(phase.live.latest)
        parts.append(rect(x, y + 4, axis.place(until) - x, 6, fill=INK))
    if planned := _planned(phase):
        x = axis.place(planned.earliest)
        parts.append(
            rect(
                x, y + 2, max(3, axis.place(planned.latest) - x), 10, fill="none", stroke=INK, stroke_width=1
            )
        )
    return parts


def _words(phase: Phase) -> str:
    planned = _planned(phase)
    parts = [
        f"planned live {planned.words}" if planned else "",
        f"live {phase.live.words}" if phase.live else "",
    ]
    parts.append(f"ended {phase.ended.words}" if phase.ended else "")
    return f"{phase.ref}: {', '.join(filter(None, parts)) or f'{phase.state}'}."
