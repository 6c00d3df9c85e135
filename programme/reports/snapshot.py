"""The SMT snapshot: the one-page risk paper for a date, with what moved since an earlier one."""

from programme.answers.answer import why_unknown
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.reports.document import Document, Section, cut
from programme.reports.moment import knowledge, since_words, view_of
from programme.reports.panels.alerts import alerts_standing
from programme.reports.panels.answering import answering
from programme.reports.panels.confidence import confidence
from programme.reports.panels.owed import owed
from programme.reports.panels.plan import time_line
from programme.reports.panels.risks import heat_map, top_risks
from programme.reports.panels.standing import (
    assessments_standing,
    decisions_needed,
    phases_ready,
    progress_made,
    themes,
)
from programme.reports.report_request import ReportRequest


def snapshot(register: Register, asked: ReportRequest) -> Document:
    """Return the paper; Refused when nothing was known of the programme at the moment.

    It fits on one page of A4: each panel shows so much and counts the rest, with the command that lists it.
    """
    view = view_of(register, asked.as_of, asked.position)
    if not view.known:
        raise Refused([f"there is nothing to report {view.moment.words}: {why_unknown(view)}"])
    since = asked.since or view.on
    before = view_of(
        register, since, asked.position if asked.since_position is None else asked.since_position
    )
    now, then, on = view.programme, before.programme, view.on
    return Document(
        f"{cut(now.name, 40)}: risk snapshot",
        f"{knowledge(register, asked)}; movement since {since_words(now, asked, since)}.",
        (
            Section("In one sentence", (confidence(view),)),
            Section("Top risks", top_risks(now, then, on)),
            Section("Heat map", (heat_map(now),), half=True),
            Section("Decisions needed", (decisions_needed(now, on),), half=True),
            Section("Alerts", (alerts_standing(view, before),)),
            Section(
                "Phases and readiness", (progress_made(now), phases_ready(now, then, on), *answering(now))
            ),
            *(Section("Plan", said) for said in [time_line(now, on)] if said),
            *(Section("Contract, recommendations and savings", said) for said in [owed(view)] if said),
            Section("Equality Impact Assessments", (assessments_standing(now, on),), half=True),
            Section("Staff issues by theme", (themes(now, since, on),), half=True),
        ),
    )
