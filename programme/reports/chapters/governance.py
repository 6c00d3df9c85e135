"""Governance: who answered for each function, where two did or nobody, and which forums there were or were missing."""

from collections.abc import Iterator

from domain.rules.accountability import CLEAR, Line, lines
from domain.state.forums import Forum, Meeting
from programme.answers.answer import worded
from programme.reports.document import Marked, Section, table
from programme.reports.sources import CITED, Sources

# Of what else there is on the map its own register says who owns it.
ANSWERED = ("FN", "BP", "U")


def governance(sources: Sources) -> Section:
    """Say who answered for what, and who met."""
    answered = [one for one in lines(sources.programme) if one.ref.partition("-")[0] in ANSWERED]
    functions = table(
        "Functions, processes and command units, with who answers for each",
        ("Ref", "What", "State", "Accountable", "Responsible", "What was found", *CITED),
        (_line(sources, one) for one in answered),
        "nothing is recorded that somebody answers for",
    )
    forums = table(
        "Forums",
        (
            "Ref",
            "Forum",
            "State",
            "Since",
            "Chair",
            "Meets",
            "Last met",
            "Terms of reference",
            "Purpose",
            *CITED,
        ),
        (_forum(sources, one) for one in sources.programme.forums.values()),
        "no forum is recorded",
    )
    meetings = table(
        "Their meetings",
        ("Ref", "Forum", "When", "State", "Attended", "Decisions", "Actions", "Papers", *CITED),
        (_meeting(sources, one) for one in sources.programme.meetings.values()),
        "no meeting is recorded",
    )
    return Section("Who answered for what, and who met", (functions, forums, meetings))


def _line(sources: Sources, one: Line) -> Iterator[str | Marked]:
    yield from (one.ref, one.title)
    yield one.state if one.state == CLEAR else Marked(one.state, "attend")
    yield from (worded(one.accountable), worded(one.responsible), one.basis or "")
    naming = [record for record in sources.about(one.ref) if record.entry.noun == "responsibility"]
    yield from sources.cited(naming or sources.own(one.ref)[-1:])


def _forum(sources: Sources, one: Forum) -> Iterator[str | Marked]:
    yield from (one.ref, one.title)
    yield Marked(one.state, "attend") if one.state == "missing" else one.state
    yield from (one.moved.words, one.chair or "")
    yield f"every {one.every_days} days" if one.every_days else "not recorded"
    yield one.last.words if one.last else ""
    given = one.terms_revised or one.terms_given
    yield f"{given.words}: {one.terms}" if given else "not recorded"
    yield one.purpose or ""
    yield from sources.cited(sources.own(one.ref))


def _meeting(sources: Sources, one: Meeting) -> Iterator[str]:
    yield from (one.ref, sources.programme.forums[one.forum].title, one.on.words, one.state)
    yield from (worded(part) for part in (one.attended, one.decisions, one.actions, one.papers))
    yield from sources.cited(sources.about(one.ref))
