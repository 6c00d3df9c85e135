"""Appendix B whole: 41 statements, the people they take, both sides recomputed, and every figure that is quoted."""

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from textual.content import Content

from domain.figures.survey_scores import Answers
from domain.figures.survey_shares import printed
from domain.rules.survey_results import by_others, everybody, needed, results
from domain.state.programme import Programme
from programme import westminster
from programme.journal.register import Register
from programme.questions.showing import show
from programme.registers.all_alerts import alerts
from tests.westminster import passages
from tui.present.thing import detail_lines

INSPECTED = "2009-01-27"
# Appendix B as printed: the percentage of each score from 0 to 6.
PRINTED = """
Q01  1.79  1.79  5.36 14.29 10.71 44.64 21.43
Q02  1.79  5.36  5.36 10.71 30.36 26.79 19.64
Q03  1.79  3.57  8.93 17.86 26.79 23.21 17.86
Q04  5.36  7.14 16.07 26.79 23.21 17.86  3.57
Q05  7.14 12.50 10.71 25.00 19.64 19.64  5.36
Q06  1.79  8.93  1.79  7.14 28.57 41.07 10.71
Q07  0.00  1.79 10.71 10.71 17.86 23.21 35.71
Q08  0.00  1.79 16.07 21.43 14.29 26.79 19.64
Q09  5.36  7.14 12.50 28.57 30.36  8.93  7.14
Q10 16.07  3.57  8.93 30.36 25.00 12.50  3.57
Q11 21.43  1.79  1.79 17.86 26.79 25.00  5.36
Q12 23.21  8.93 16.07 19.64 19.64 12.50  0.00
Q13  8.93  1.79 10.71  8.93 30.36 33.93  5.36
Q14 12.50  3.57  3.57 12.50 32.14 25.00 10.71
Q15 23.21  5.36  8.93 17.86 16.07 23.21  5.36
Q16  3.57  1.79  1.79 19.64 12.50 39.29 21.43
Q17  8.93  1.79  7.14 12.50  8.93 35.71 25.00
Q18  1.79  3.57  7.14 12.50 12.50 33.93 28.57
Q19  0.00  3.57 12.50 14.29 12.50 30.36 26.79
Q20 12.50  5.36  1.79 19.64 19.64 28.57 12.50
Q21 25.00  3.57  7.14 12.50 19.64 17.86 14.29
Q22 25.00  3.57  8.93 12.50 16.07 23.21 10.71
Q23 28.57  8.93 10.71 10.71 25.00 14.29  1.79
Q24  0.00  3.57  7.14 14.29 23.21 19.64 32.14
Q25  0.00  3.57 10.71 16.07 23.21 17.86 28.57
Q26  0.00  1.79  8.93 19.64 26.79 23.21 19.64
Q27  3.57  1.79  8.93 21.43 21.43 25.00 17.86
Q28  0.00  1.79 12.50 10.71 21.43 28.57 25.00
Q29 10.71  8.93 12.50 16.07 19.64 26.79  5.36
Q30  3.57  5.36 10.71 14.29 23.21 26.79 16.07
Q31  8.93  3.57 12.50 12.50 23.21 25.00 14.29
Q32  1.79  3.57 17.86 21.43 23.21 23.21  8.93
Q33 12.50  7.14  7.14 21.43 14.29 21.43 16.07
Q34 12.50  1.79  3.57  8.93 25.00 25.00 23.21
Q35 18.18  5.45 10.91 14.55 30.91 12.73  7.27
Q36  0.00  0.00 10.71 12.50 19.64 30.36 26.79
Q37  8.93 12.50 17.86 21.43 17.86 16.07  5.36
Q38  0.00  1.79  7.14  8.93 21.43 25.00 35.71
Q39 23.21  7.14  8.93 12.50 26.79 16.07  5.36
Q40 25.00  8.93 14.29 14.29 17.86 16.07  3.57
Q41  8.93  3.57  3.57 14.29 19.64 33.93 16.07
"""
# Every percentage of the survey that the text of chapter 4 quotes.
QUOTED = {
    ("4.11", "Q01", "positive", "76.8"), ("4.14", "Q04", "negative", "55.4"), ("4.15", "Q05", "negative", "55.4"),
    ("4.16", "Q06", "positive", "80.4"), ("4.19", "Q09", "negative", "53.6"), ("4.25", "Q14", "positive", "67.9"),
    ("4.28", "Q18", "positive", "75.0"), ("4.32", "Q24", "positive", "75.0"), ("4.40", "Q38", "positive", "82.1"),
}  # fmt: skip
LINES: list[dict[str, Any]] = [
    json.loads(line)
    for line in next(f for f in westminster.HISTORY if f.stem == "survey")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.fixture(scope="module")
def found(inspected: Register) -> Programme:
    """The programme as the inspectors found it."""
    return inspected.view(INSPECTED).programme


def by_number(found: Programme) -> dict[str | None, Answers]:
    """Return the answers of every statement by its number in the appendix."""
    return {one.answers[0].number: one.answers[0] for one in found.statements.values()}


def test_every_entry_is_counted_and_names_its_paragraph() -> None:
    """One survey, 41 statements with their answers from Appendix B, and nine figures of chapter 4."""
    assert Counter(line["entry"] for line in LINES) == {
        "survey record": 1, "statement put": 41, "statement answer": 41, "statement quote": 9,
    }  # fmt: skip
    rows = [evidence for line in LINES if line["entry"] != "statement quote" for evidence in line["evidence"]]
    for row in range(1, 42):
        assert rows.count(f"HMIC 2009, App. B, table, row {row}") == 2
    for line in LINES:
        if line["entry"] == "statement answer":
            row = int(line["fields"]["statement"].removeprefix("ST-"))
            assert line["evidence"] == [f"HMIC 2009, App. B, table, row {row}"]
        if line["entry"] == "statement quote":
            source = line["fields"]["source"].removeprefix("HMIC 2009, ")
            assert passages.paragraphs(line["evidence"]) == [source]


def test_all_41_statements_hold_the_shares_as_printed(found: Programme) -> None:
    """All 287 percentages, with the decimals with which they are printed."""
    held = [
        f"{number} " + " ".join(f"{share:5}" for share in answers.shares)
        for number, answers in by_number(found).items()
    ]
    assert held == PRINTED.strip().splitlines()
    assert all(answers.adds_up for answers in by_number(found).values())


def test_fifty_six_people_answered_and_one_of_them_left_out_statement_35(found: Programme) -> None:
    """Every share is of 56 people but those of Q35, which are of 55."""
    assert needed(found, "SV-001") == everybody(found, "SV-001") == 56
    (exception,) = by_others(found, "SV-001")
    assert (exception.answers and exception.answers.number, exception.people) == ("Q35", 55)
    for number, answers in by_number(found).items():
        counts = answers.among(55 if number == "Q35" else 56)
        assert counts is not None
        assert sum(counts) == (55 if number == "Q35" else 56)


def test_every_figure_that_chapter_4_quotes_is_stated_and_follows_from_the_scores(found: Programme) -> None:
    """Nine figures; each is the positives or the negatives recomputed, to the decimal that is printed."""
    stated = {
        (
            quoted.source.removeprefix("HMIC 2009, "),
            statement.answers[0].number,
            quoted.side,
            str(quoted.percent),
        )
        for statement in found.statements.values()
        for quoted in statement.quoted
    }
    assert stated == QUOTED
    for _, number, side, percent in QUOTED:
        answers = by_number(found)[number]
        assert printed(answers.share(side)) == Decimal(percent)  # type: ignore[arg-type]
        assert answers.gives(side, Decimal(percent))  # type: ignore[arg-type]
    assert not any(list(statement.differing()) for statement in found.statements.values())
    assert not any(a.rule.startswith("survey.") for a in alerts(found, date.fromisoformat(INSPECTED)))


def test_the_statements_are_ranked_by_their_positives(found: Programme) -> None:
    """Line managers can be reached, say 46 of 56; that integrity comes before results, say 18."""
    ranked = results(found, "SV-001")
    numbers = [result.answers and result.answers.number for result in ranked]
    assert numbers[:7] == ["Q38", "Q06", "Q01", "Q02", "Q07", "Q36", "Q18"]
    assert numbers[-4:] == ["Q23", "Q37", "Q40", "Q12"]
    assert [result.rank for result in ranked[:7]] == [1, 2, 3, 3, 3, 3, 7]
    assert [ranked[place].rank for place in (-4, -3, -2, -1)] == [37, 39, 40, 41]
    positives = [result.answers.share("positive") for result in ranked if result.answers]
    assert positives == sorted(positives, reverse=True)
    assert [str(printed(one)) for one in (positives[0], positives[-1])] == ["82.1", "32.1"]


def test_the_most_zeros_go_to_what_few_can_judge(found: Programme) -> None:
    """A quarter scores 0 where many may have had no opinion, and nobody does where it is about the line manager.

    The report does not say what 0 stands for, so that it is shown apart and still counted as negative.
    """
    zeros = {number: answers.percents[0] for number, answers in by_number(found).items()}
    assert {number for number, share in zeros.items() if share >= 25} == {"Q21", "Q22", "Q23", "Q40"}
    assert {number for number, share in zeros.items() if share == 0} == {
        "Q07", "Q08", "Q19", "Q24", "Q25", "Q26", "Q28", "Q36", "Q38",
    }  # fmt: skip
    integrity = by_number(found)["Q12"]
    assert [str(printed(one)) for one in (integrity.share("positive"), integrity.positive_without_zero)] == [
        "32.1", "41.9",
    ]  # fmt: skip


def test_what_most_people_scored_negative_was_not_followed_up_within_a_quarter(inspected: Register) -> None:
    """The report tells of no step that answered the survey; ten statements wait for one from April 2009."""
    programme = inspected.view("2009-04-28").programme
    (alert,) = (a for a in alerts(programme, date(2009, 4, 28)) if a.rule == "survey.not-followed-up")
    assert (alert.subject, alert.since, alert.at_latest) == ("SV-001", date(2009, 4, 28), True)
    negative = {one.ref for one in programme.statements.values() if one.answers[0].share("negative") > 50}
    assert len(negative) == 10
    assert all(reference in alert.sentence for reference in negative)


def test_the_terminal_app_draws_how_a_statement_was_scored(inspected: Register) -> None:
    """Bars with their numbers, both sides in words, and what was stated beside what the scores give."""
    view = inspected.view(INSPECTED)
    lines = [
        line.plain if isinstance(line, Content) else line.label + line.text.plain
        for line in detail_lines(view, show(view, "ST-001"))
    ]
    start = lines.index("How it was scored")
    assert lines[start + 1 : start + 13] == [
        "            SV-001, by 27 Jan 2009",
        "positive    76.8 % (43 of 56)",
        "negative    23.2 % (13 of 56)",
        "rank        3 of 41",
        "mean        4.50",
        "6 positive  ▓▓▓▓▓▓▓▓░░░░░░░░ 21.43 %  12",
        "5           ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 44.64 %  25",
        "4           ▓▓▓▓░░░░░░░░░░░░ 10.71 %   6",
        "3 negative  ▓▓▓▓▓░░░░░░░░░░░ 14.29 %   8",
        "2           ▓▓░░░░░░░░░░░░░░  5.36 %   3",
        "1           ▓░░░░░░░░░░░░░░░  1.79 %   1",
        "0           ▓░░░░░░░░░░░░░░░  1.79 %   1",
    ]
    assert lines[start + 13] == "stated      76.8 % positive in SV-001 by HMIC 2009, 4.11: as the scores give"
