"""The snapshot: what a senior management team reads on one page, and what moved since they last read it."""

from datetime import date
from pathlib import Path

import pytest

from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.record import Proposal, proposal, record
from programme.reports.document import Document, Paragraph, Table, text_of
from programme.reports.moment import since_when, view_of
from programme.reports.report_request import ReportRequest
from programme.reports.snapshot import snapshot
from programme.stores.open import start_programme
from tests.programme.reports.conftest import AskFor


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Give a programme that started on 7 January 2008."""
    return start_programme(str(tmp_path / "store.sqlite"), "North division merger", on="2008-01-07")


def happened(register: Register, on: str, topic: str, **fields: object) -> None:
    """Record an entry of a day."""
    one = proposal(topic, **fields)
    record(register, [Proposal(one.entry_class, one.fields, on)])


def raised(register: Register, on: str, title: str, *scores: tuple[str, int, int]) -> None:
    """Record a risk with its residual scores of some days."""
    statement = {"cause": "one budget", "event": "it lasts", "effect": "keep processes apart"}
    happened(register, on, "risk.raised", title=title, **statement)
    risk = f"R-{len(view_of(register, date(2009, 1, 1), register.position()).programme.risks):03}"
    for day, likelihood, impact in scores:
        happened(
            register, day, "risk.assessed", risk=risk, likelihood=likelihood, impact=impact, basis="as seen"
        )


def paper(register: Register, as_of: str, since: str, since_position: int | None = None) -> Document:
    """Return the snapshot of a day."""
    asked = ReportRequest(
        kind="snapshot",
        form="html",
        programme_id=register.programme_id,
        as_of=date.fromisoformat(as_of),
        position=register.position(),
        redacted=False,
        since=date.fromisoformat(since),
        since_position=since_position,
    )
    return snapshot(register, asked)


def panel(document: Document, title: str) -> Table:
    """Return the table of a section."""
    [section] = [section for section in document.sections if section.title == title]
    return next(block for block in section.blocks if isinstance(block, Table))


def rows(document: Document, title: str) -> dict[str, dict[str, str]]:
    """Return the rows of a section's table by their first cell."""
    found = panel(document, title)
    return {text_of(row[0]): dict(zip(found.columns, map(text_of, row), strict=True)) for row in found.rows}


def test_each_risk_says_how_it_moved(register: Register) -> None:
    """A risk is new, rose, fell, stayed, was scored for the first time or is still unscored."""
    raised(register, "2008-01-08", "Rose", ("2008-01-08", 3, 3), ("2008-03-03", 4, 4))
    raised(register, "2008-01-08", "Fell", ("2008-01-08", 5, 5), ("2008-03-03", 3, 3))
    raised(register, "2008-01-08", "Stayed", ("2008-01-08", 2, 2), ("2008-03-03", 4, 1))
    raised(register, "2008-01-08", "Scored late", ("2008-03-03", 2, 5))
    raised(register, "2008-03-03", "Came late", ("2008-03-03", 1, 1))
    found = {
        row["Risk"]: row["Movement"]
        for row in rows(paper(register, "2008-03-04", "2008-02-04"), "Top risks").values()
    }
    assert found == {
        "Rose": "↑ up from 9",
        "Fell": "↓ down from 25",
        "Stayed": "unchanged",
        "Scored late": "first scored",
        "Came late": "new",
    }


def test_risks_that_cannot_be_ranked_are_named_apart(register: Register) -> None:
    """What has no score, or one on another scale, stands below the ranked ones, and so do opportunities."""
    raised(register, "2008-01-08", "Never scored")
    raised(register, "2008-01-08", "Low on five", ("2008-01-08", 2, 2))
    raised(register, "2008-01-08", "High on five", ("2008-01-08", 5, 4))
    three = ("low", "middle", "high")
    happened(
        register, "2008-02-10", "policy.scale-set", name="3×3", likelihoods=three, impacts=three, medium=3, high=6,
        very_high=9,
    )  # fmt: skip
    raised(register, "2008-02-11", "On three", ("2008-02-11", 2, 2))
    happened(
        register, "2008-02-11", "risk.raised", title="A gain", cause="a", event="b", effect="c", kind="opportunity"
    )  # fmt: skip
    document = paper(register, "2008-03-04", "2008-02-04")
    ranked, *apart = document.sections[1].blocks
    assert isinstance(ranked, Table)
    assert [text_of(row[1]) for row in ranked.rows] == ["On three"]
    assert ranked.caption.startswith("5 open (1 medium, 2 on another scale, 2 unscored)")
    assert [block.text for block in apart if isinstance(block, Paragraph)] == [
        (
            "Scored on another scale, to be scored again: R-003 “High on five” (20 very high on 5×5, unchanged), "
            "R-002 “Low on five” (4 low on 5×5, unchanged)."
        ),
        "Not scored yet: R-001 “Never scored”.",
        "Opportunities: R-005 “A gain” (new).",
    ]
    counts = {
        text_of(row[0]): [text_of(cell) for cell in row[1:]] for row in panel(document, "Heat map").rows
    }
    assert counts["2 middle"] == ["low", "1 medium", "high"]
    assert [text for row in counts.values() for text in row if text[0].isdigit()] == ["1 medium"]


def test_risks_that_are_no_longer_open_are_named(register: Register) -> None:
    """A risk that left the page since the last one is not simply gone, and one that came back says so."""
    raised(register, "2008-01-08", "Closed")
    raised(register, "2008-01-08", "Came back", ("2008-01-08", 2, 2))
    happened(register, "2008-01-20", "risk.closed", risk="R-002", reason="over")
    happened(register, "2008-02-20", "risk.closed", risk="R-001", reason="over")
    happened(register, "2008-02-20", "risk.reopened", risk="R-002", reason="again")
    document = paper(register, "2008-03-04", "2008-02-04")
    assert "no longer open: R-001 (closed)" in panel(document, "Top risks").caption
    assert rows(document, "Top risks")["R-002"]["Movement"] == "was closed"


def test_scores_on_different_scales_are_not_compared(register: Register) -> None:
    """A score that was made on another scale is named and not called a rise or a fall."""
    raised(register, "2008-01-08", "Rescaled", ("2008-01-08", 4, 4))
    three = ("low", "middle", "high")
    happened(
        register, "2008-02-10", "policy.scale-set", name="3×3", likelihoods=three, impacts=three, medium=3, high=6,
        very_high=9,
    )  # fmt: skip
    happened(register, "2008-02-11", "risk.assessed", risk="R-001", likelihood=3, impact=3, basis="as seen")
    found = rows(paper(register, "2008-03-04", "2008-02-04"), "Top risks")
    assert found["R-001"]["Movement"] == "was 16, on another scale"


def test_the_heat_map_names_the_band_of_every_cell(register: Register) -> None:
    """Each cell says its band, and how many risks are in it when there are some."""
    raised(register, "2008-01-08", "One", ("2008-01-08", 4, 4))
    raised(register, "2008-01-08", "Two", ("2008-01-08", 4, 4))
    found = rows(paper(register, "2008-03-04", "2008-02-04"), "Heat map")
    assert found["4 likely"] == {
        "Likelihood": "4 likely", "Impact 1": "low", "Impact 2": "medium", "Impact 3": "high", "Impact 4": "2 high",
        "Impact 5": "very high",
    }  # fmt: skip
    assert len(found) == 5


def test_what_does_not_fit_is_counted(register: Register) -> None:
    """The page shows the top ten risks, and says how many others there are; paper takes no commands."""
    for number in range(12):
        raised(register, "2008-01-08", f"Risk {number}", ("2008-01-08", 2, 2))
    risks = panel(paper(register, "2008-03-04", "2008-02-04"), "Top risks")
    assert len(risks.rows) == 10
    assert risks.more == "and 2 more in the risk register"


def test_the_gravest_risks_of_westminster_come_first(inspected: Register, ask_for: AskFor) -> None:
    """Three that are open were scored; the others are counted and named apart."""
    document = snapshot(inspected, ask_for("snapshot"))
    risks = panel(document, "Top risks")
    programme = view_of(inspected, date(2009, 1, 27), inspected.position()).programme
    open_risks = sum(risk.state == "open" for risk in programme.risks.values())
    assert [text_of(row[3]) for row in risks.rows] == ["16 high", "16 high", "8 medium"]
    assert risks.caption.startswith(
        f"{open_risks} open (2 high, 1 medium, {open_risks - 3} unscored), 0 escalated"
    )


def test_the_gravest_alerts_come_first_each_kind_once(inspected: Register, ask_for: AskFor) -> None:
    """Eight gaps of one kind are one line, so that they do not hide what else stands."""
    alerts = panel(snapshot(inspected, ask_for("snapshot")), "Alerts")
    said = [text_of(row[1]) for row in alerts.rows]
    assert said[0].startswith(
        "PH-001 “Three territorial OCUs (interim)” went live without anyone's acceptance"
    )
    assert said[1].startswith("the risk register has not been updated since")
    assert text_of(alerts.rows[1][2]) == "by 30 Mar 2008"
    assert [one for one in said if "went live" in one][1:] == [
        "8 gaps with which a phase went live, all of PH-001 “Three territorial OCUs (interim)”"
    ]
    assert (
        "2 risks above tolerance, worst R-001 “Programme risk not managed in a structured way” (16)" in said
    )


def test_a_decision_that_is_overdue_says_so(register: Register) -> None:
    """Decisions come in the order of their days, and one whose day has passed is marked."""
    happened(register, "2008-01-08", "decision.asked", title="Which suite closes?")
    happened(register, "2008-01-08", "decision.asked", title="Who answers?", due="2008-02-01")
    found = rows(paper(register, "2008-03-04", "2008-02-04"), "Decisions needed")
    assert list(found) == ["D-002", "D-001"]
    assert [row["Due"] for row in found.values()] == ["1 Feb 2008, late", "no day set"]


def test_a_phase_says_what_it_is_missing_and_what_became_of_it(register: Register) -> None:
    """A phase that started since is told from one that was under way before."""
    happened(register, "2008-01-08", "phase.planned", title="One command", planned_live="2008-04")
    happened(register, "2008-02-20", "phase.started", phase="PH-001")
    found = rows(paper(register, "2008-03-04", "2008-02-04"), "Phases and readiness")["PH-001"]
    assert found["Phase"] == "One command, under way (was planned)"
    assert found["Go-live"] == "Apr 2008"
    assert found["Readiness"] == "not known: no process change is attached"


def test_staff_issues_are_counted_by_theme_while_nobody_answered(register: Register) -> None:
    """An issue that was answered is off the page; no word of what was said is on it."""
    said = {"raised_by": "night duty", "channel": "surgery"}
    for on, theme, summary in (
        ("2008-01-08", "workload", "nobody relieves us"),
        ("2008-02-20", "workload", "nor the others"),
        ("2008-01-08", "fairness", "passed over"),
    ):
        happened(register, on, "staff-issue.raised", theme=theme, summary=summary, **said)
    happened(register, "2008-02-20", "staff-issue.acknowledged", staff_issue="SI-003", owner="Sgt Birch")
    happened(
        register, "2008-02-21", "staff-issue.resolved", staff_issue="SI-003", answer="posts are open now"
    )
    document = paper(register, "2008-03-04", "2008-02-04")
    assert rows(document, "Staff issues by theme") == {
        "workload": {"Theme": "workload", "Open": "2", "New": "1", "Oldest raised": "8 Jan 2008"}
    }
    assert "relieves" not in str(document)


def test_movement_is_measured_against_the_last_snapshot_that_was_given(register: Register) -> None:
    """What a forum saw is what the next paper compares with, as it was known when it saw it."""
    raised(register, "2008-01-08", "Prolonged", ("2008-01-08", 3, 3))
    seen = register.position()
    assert since_when(view_of(register, date(2008, 3, 4), seen)) == (date(2008, 2, 4), None)
    happened(register, "2008-01-16", "snapshot.given", forum="SMT meeting", as_of="2008-01-15", position=seen)
    # Found out later to have been so before the forum met: to them it is news.
    happened(
        register, "2008-01-09", "risk.assessed", risk="R-001", likelihood=4, impact=4, basis="seen again"
    )
    now = view_of(register, date(2008, 3, 4), register.position())
    assert since_when(now) == (date(2008, 1, 15), seen)
    document = paper(register, "2008-03-04", "2008-01-15", seen)
    assert rows(document, "Top risks")["R-001"]["Movement"] == "↑ up from 9"
    assert f"by what was recorded up to #{seen}, which was put before SMT meeting" in document.moment
    # Once more for that meeting, it is compared with what came before it.
    assert since_when(view_of(register, date(2008, 1, 15), register.position())) == (date(2007, 12, 15), None)


def test_nothing_is_reported_before_anything_was_known(inspected: Register, ask_for: AskFor) -> None:
    """A date before the programme is refused in a sentence."""
    with pytest.raises(Refused, match="nothing was known of the programme then"):
        snapshot(inspected, ask_for("snapshot", as_of=date(2001, 1, 1), since=date(2000, 12, 1)))


def test_the_page_begins_with_what_may_be_expected_of_delivery(
    inspected: Register, register: Register, ask_for: AskFor
) -> None:
    """One sentence names the gravest fact of delivery; a programme of which nothing is amiss is green."""
    first = snapshot(inspected, ask_for("snapshot")).sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith(
        "Delivery confidence is red: PH-001 “Three territorial OCUs (interim)” went live without anyone's acceptance"
    )
    quiet = paper(register, "2008-01-08", "2008-01-07").sections[0].blocks[0]
    assert isinstance(quiet, Paragraph)
    assert quiet.text == "Delivery confidence is green: nothing stands that somebody should look at."
    raised(register, "2008-01-08", "Grave", ("2008-01-08", 5, 5))
    grave = paper(register, "2008-01-09", "2008-01-08").sections[0].blocks[0]
    assert isinstance(grave, Paragraph)
    assert grave.text.startswith("Delivery confidence is amber/red: R-001 “Grave” stands at 25 (very high)")


def test_no_panel_of_the_page_names_a_command(inspected: Register, ask_for: AskFor) -> None:
    """Paper takes no commands; only the seal, by which a report is checked, says how it was made."""
    assert "programme " not in "".join(
        block.more
        for section in snapshot(inspected, ask_for("snapshot")).sections
        for block in section.blocks
        if isinstance(block, Table)
    )


def test_of_one_kind_of_alert_the_risk_with_the_highest_score_is_named(register: Register) -> None:
    """The oldest of a kind is not the gravest: 25 of March is worse than 16 of January."""
    raised(register, "2008-01-08", "Sixteen", ("2008-01-08", 4, 4))
    raised(register, "2008-03-03", "All of it", ("2008-03-03", 5, 5))
    said = [text_of(row[1]) for row in panel(paper(register, "2008-03-04", "2008-02-04"), "Alerts").rows]
    assert "2 risks above tolerance, worst R-002 “All of it” (25)" in said


def test_what_is_owed_is_on_the_page_when_there_is_any(register: Register) -> None:
    """The deadline is counted down, one day is no “1 days”, and savings are those that count."""
    happened(
        register, "2008-02-01", "contract.agreed", inspectorate="HMIC", deadline="2008-03-05", parties=("Borough",)
    )  # fmt: skip
    happened(register, "2008-02-01", "benefit.identified", title="One counter", kind="cashable")
    amount = {"currency": "GBP", "per": "year", "source": "a paper"}
    for figure in ("20000", "30000"):
        happened(register, "2008-02-01", "benefit.estimated", benefit="B-001", amount=figure, **amount)
    document = paper(register, "2008-03-04", "2008-02-04")
    [section] = [one for one in document.sections if one.title.startswith("Contract")]
    [block] = section.blocks
    assert isinstance(block, Paragraph)
    assert "(in force) is due on 5 Mar 2008, in 1 day." in block.text
    assert "Savings identified: by estimates 20,000 to 30,000 GBP a year." in block.text
