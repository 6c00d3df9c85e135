"""How the programmes of a portfolio stand on a day, side by side, as answers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from domain.foundation.dates import day_words
from programme.answers.answer import Answer, Field
from programme.portfolio.file import Member
from programme.portfolio.kept import Kept
from programme.portfolio.looking import Look, good, reaches
from programme.portfolio.summary import Gate, RiskInBrief, Summary
from programme.registers.confidence import STEPS
from programme.stores.backends import scheme

FIELDS = (
    Field("programme", "Programme"),
    Field("confidence", "Confidence"),
    Field("act_now", "Act now"),
    Field("attend", "Attend", wide=True),
    Field("top_risks", "Top risks"),
    Field("escalated", "Escalated", wide=True),
    Field("stale", "Stale registers"),
    Field("next_gate", "Next gate"),
    Field("days_to_gate", "Days to it"),
    Field("days_to_deadline", "Days to deadline"),
    Field("eias", "EIAs"),
    Field("seen", "Looked at", wide=True),
    Field("open_risks", "Open risks", wide=True),
    Field("deadline", "Deadline", wide=True),
    Field("entries", "Entries", wide=True),
    Field("store", "Store", wide=True),
    Field("problem", "Problem", wide=True, rare=True),
)
RISK_FIELDS = (
    Field("programme", "Programme"),
    Field("ref", "Ref"),
    Field("title", "Risk"),
    Field("level", "Level"),
    Field("score", "Score"),
    Field("band", "Band"),
    Field("store", "Store", wide=True),
)
NAMED_RISKS = 3


def standing(look: Look, on: date) -> Answer:
    """Answer with how each programme stands on a day, the least confident first, then by what calls for action.

    What was never looked at, and what could not be read, has a row that says so.
    """
    rows = [row for member in look.portfolio.store for row in _rows(look, member, on)]
    rows.sort(key=_weight, reverse=True)
    return Answer(look.portfolio.name, FIELDS, rows, _about(look, on), "the portfolio holds no programme")


def escalated(look: Look, on: date) -> Answer:
    """Answer with the risks that their programmes cannot carry alone, the highest score first."""
    rows = [
        {"programme": summary.name, "store": look.places[member], **_risk(risk)}
        for member in look.portfolio.store
        for summary in _summaries(look.of(member))
        for risk in summary.escalated
    ]
    rows.sort(key=lambda row: -(row["score"] or 0))
    nothing = (
        "no programme has escalated a risk to the portfolio: programme risk escalate R-001 --level portfolio"
    )
    return Answer(f"{look.portfolio.name}: escalated risks", RISK_FIELDS, rows, _about(look, on), nothing)


def _about(look: Look, on: date) -> dict[str, Any]:
    return {"portfolio": look.portfolio.name, "file": str(look.file), "as_of": on.isoformat()}


def _summaries(found: Kept | None) -> tuple[Summary, ...]:
    return found.summaries if found else ()


def _weight(row: dict[str, Any]) -> tuple[int, int, int]:
    # What is not known may be worse than anything.
    step = STEPS.index(row["confidence"]) if row["confidence"] else len(STEPS)
    return step, row["act_now"] or 0, row["attend"] or 0


def _rows(look: Look, member: Member, on: date) -> Iterator[dict[str, Any]]:
    found, place = look.of(member), look.places[member]
    if found is None or not found.summaries:
        said = (found.problem or "it holds no programme yet") if found else "not looked at yet"
        yield dict.fromkeys(field.key for field in FIELDS) | {
            "programme": ", ".join(member.programmes) or called(place),
            "store": place,
            "problem": said,
        }
        return
    same = good(found, member, on)
    for summary in found.summaries:
        yield _row(summary, on) | {
            "store": place,
            "seen": _seen(summary, on, same=same),
            "problem": found.problem,
        }


def _seen(summary: Summary, on: date, *, same: bool) -> str:
    said = day_words(summary.first)
    if not reaches(summary, on):
        return f"{said}, too long ago"
    return said if same else f"{said}, may have changed"


def called(place: str) -> str:
    """Return what a store is called of whose programmes nothing is known: its file, or its server."""
    return Path(place).name if scheme(place) == "sqlite" else place


def _row(summary: Summary, on: date) -> dict[str, Any]:
    # Too long ago, the last of what was found is shown, and said to be so.
    days = next((each for each in summary.periods if on <= each.last), summary.periods[-1])
    gate = min(summary.gates, key=lambda gate: gate.planned or date.max, default=None)
    return {
        "programme": summary.name,
        "confidence": days.confidence,
        "act_now": days.act_now,
        "attend": days.attend,
        "top_risks": tuple(f"{risk.ref} {risk.score or 'unscored'}" for risk in summary.top[:NAMED_RISKS]),
        "escalated": len(summary.escalated),
        "stale": days.stale,
        "next_gate": gate and _gate(gate),
        "days_to_gate": (gate.planned - on).days if gate and gate.planned else None,
        "days_to_deadline": (summary.deadline - on).days if summary.deadline else None,
        "eias": tuple(f"{count} {state}" for state, count in summary.eias.items()),
        "open_risks": summary.open_risks,
        "deadline": summary.deadline,
        "entries": summary.position,
    }


def _gate(gate: Gate) -> str:
    return f"{gate.ref} {gate.title}"


def _risk(risk: RiskInBrief) -> dict[str, Any]:
    return {key: getattr(risk, key) for key in ("ref", "title", "level", "score", "band")}
