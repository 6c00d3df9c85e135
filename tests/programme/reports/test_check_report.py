"""Checking a report that somebody was given: only what the journal gives is confirmed, and what differs is named."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.evidence.signing import Checked, own_key, signed
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.record import Proposal, proposal, record
from programme.reports.check_report import check_report
from programme.reports.making import made
from programme.reports.report_request import Form, ReportRequest
from programme.reports.seal import read
from programme.stores.open import open_register, start_programme
from tests.tampering import copy_store, rewrite, tamper


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Give the path of a store."""
    return tmp_path / "store.sqlite"


@pytest.fixture
def register(store: Path) -> Iterator[Register]:
    """Give a programme with a scored risk and a staff issue."""
    started = start_programme(str(store), "North division merger", by="Sam Reed", on="2008-01-07")
    raised = {"title": "Prolonged", "cause": "no date", "event": "it lasts", "effect": "keep processes apart"}
    said = {
        "theme": "fairness",
        "summary": "PC Alder was passed over",
        "raised_by": "PC Alder",
        "channel": "surgery",
    }
    for topic, fields in (
        ("risk.raised", raised),
        ("risk.assessed", {"risk": "R-001", "likelihood": 4, "impact": 4, "basis": "no date yet"}),
        ("staff-issue.raised", said),
    ):
        one = proposal(topic, **fields)
        record(started, [Proposal(one.entry_class, one.fields, "2008-01-14", "Sam Reed", ("minutes 4",))])
    yield started
    started.close()


def asked(register: Register, form: Form = "markdown", *, redacted: bool = True) -> ReportRequest:
    """Ask for a lessons pack of today."""
    return ReportRequest(
        kind="lessons-pack",
        form=form,
        programme_id=register.programme_id,
        as_of=date(2008, 2, 1),
        position=register.position(),
        redacted=redacted,
    )


def told(checked: Checked) -> str:
    """Return all that a check says."""
    return "\n".join(checked.sentences)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_report_is_confirmed_when_the_journal_gives_the_same_one(register: Register, form: Form) -> None:
    """A report that was not touched is confirmed, also after the journal grew."""
    report = made(register, asked(register, form))
    assert check_report(register, report).well
    record(register, [proposal("risk.reviewed", risk="R-001", note="seen")])
    grown = check_report(register, report)
    assert grown.well
    assert "begins with the 4 records that it was made of, and 1 was added since" in told(grown)
    assert "it is the same to the byte" in told(grown)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(data=st.data(), form=st.sampled_from(["markdown", "html"]))
def test_a_report_is_confirmed_only_when_the_journal_gives_the_same_one(
    register: Register, data: st.DataObject, form: Form
) -> None:
    """A report is confirmed only when the journal gives the same one to the byte."""
    report = made(register, asked(register, form))
    place = data.draw(st.integers(min_value=0, max_value=len(report) - 1))
    length = data.draw(st.sampled_from([0, 1, 1, 1, 20]))
    changed = report[:place] + data.draw(st.text(max_size=3)) + report[place + length :]
    try:
        checked = check_report(register, changed)
    except Refused:
        return
    assert checked.well == (changed == report)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_an_edited_report_names_its_first_changed_line(register: Register, form: Form) -> None:
    """What was edited is shown beside what the journal gives."""
    report = made(register, asked(register, form))
    edited = check_report(register, report.replace("no date yet", "no hurry"))
    assert not edited.well
    assert re.search(r"line \d+ reads “.*no hurry.*” and the journal gives “.*no date yet.*”", told(edited))
    assert "it was changed after it was made: it does not fit its own digest" in told(edited)


def test_an_edit_with_a_new_digest_is_found_all_the_same(register: Register) -> None:
    """Who edits a report and computes its digest again is found by the journal."""
    report = made(register, asked(register)).replace("no date yet", "no hurry")
    forged = report.replace(read(report).seal.digest, _digest(report))
    assert read(forged).unchanged
    checked = check_report(register, forged)
    assert not checked.well
    assert "or its digest was changed with it" in told(checked)


def _digest(report: str) -> str:
    from hashlib import sha256  # noqa: PLC0415 - as a forger would

    seal = read(report).seal
    return sha256(report.replace(str(seal), str(seal.bare)).encode()).hexdigest()


def test_a_report_of_another_version_is_told_from_an_edited_one(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version of the program wrote otherwise is not called an edit."""
    monkeypatch.setattr("programme.reports.making.version", lambda _: "0.0.9")
    monkeypatch.setattr("programme.reports.markdown.CHECK", "This is how reports ended then.")
    report = made(register, asked(register))
    monkeypatch.undo()
    checked = check_report(register, report)
    assert not checked.well
    assert (
        "it fits its own digest and was made by programme-register 0.0.9; this is programme-register"
        in told(checked)
    )


def test_a_report_of_another_version_that_says_the_same_is_confirmed(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The version alone does not make a report another one."""
    monkeypatch.setattr("programme.reports.making.version", lambda _: "0.0.9")
    report = made(register, asked(register))
    monkeypatch.undo()
    assert check_report(register, report).well


def test_a_journal_that_was_rolled_back_is_not_the_one(
    register: Register, store: Path, tmp_path: Path
) -> None:
    """A journal that lost records since the report was made does not confirm it."""
    copy_store(store, tmp_path / "copy.sqlite")
    record(register, [proposal("risk.reviewed", risk="R-001", note="seen")])
    report = made(register, asked(register))
    earlier = open_register(str(tmp_path / "copy.sqlite"), wary=False)
    checked = check_report(earlier, report)
    earlier.close()
    assert not checked.well
    assert "the journal ends at 4 and the report was made of 5 records" in told(checked)


@pytest.mark.parametrize("attack", ["rewrite", "edit"])
def test_a_journal_that_was_changed_is_not_the_one(register: Register, store: Path, attack: str) -> None:
    """A journal whose past was changed, with or without its hashes, does not confirm a report."""
    report = made(register, asked(register))
    register.close()
    if attack == "rewrite":
        rewrite(store, 2)
    else:
        tamper(store, "UPDATE journal SET by = 'Bob Day' WHERE position = 2")
    changed = open_register(str(store), wary=False)
    checked = check_report(changed, report)
    changed.close()
    assert not checked.well
    assert "the first 4 records are not those that it was made of" in told(checked)


def test_a_report_of_another_programme_is_not_confirmed(register: Register, tmp_path: Path) -> None:
    """A report is checked against the journal that it names, and no other."""
    other = start_programme(str(tmp_path / "other.sqlite"), "South division merger")
    checked = check_report(other, made(register, asked(register)))
    other.close()
    assert not checked.well
    assert f"it was made of another programme, {register.programme_id}" in told(checked)


def test_a_signed_report_is_checked_with_a_key(
    register: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A signature shows whose machine vouched for the journal, and the report beneath it is still compared."""
    report = made(register, asked(register), sign=True)
    assert report != made(register, asked(register))
    assert "it was signed by this machine" in told(check_report(register, report))
    key = str(own_key(f"programme-register/{register.programme_id}"))
    monkeypatch.setenv("PROGRAMME_KEY", str(tmp_path / "another.pem"))
    assert not check_report(register, report).well
    assert check_report(register, report, key).well
    assert not check_report(register, made(register, asked(register)), key).well


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_the_signature_of_a_report_covers_all_that_it_says(register: Register, form: Form) -> None:
    """The signature of a report covers all that it says."""
    report = made(register, asked(register, form), sign=True)
    assert "the signature holds and covers the whole document" in told(check_report(register, report))
    edited = report.replace("no date yet", "no hurry")
    # Who edits it can compute its digest again, and cannot sign it.
    digest = _digest(edited)
    for forged in (edited, edited.replace(read(edited).seal.digest, digest, 1)):
        try:
            checked = check_report(register, forged)
        except Refused as refused:
            assert "its seal cannot be read" in str(refused)  # noqa: PT017 - either refuses it
        else:
            assert not checked.well
            assert "the document is not the one that was signed" in told(checked)
    everywhere = edited.replace(read(edited).seal.digest, digest)
    assert not check_report(register, everywhere).well
    assert "it was not signed by this machine, or was changed since" in told(
        check_report(register, everywhere)
    )


def test_a_signed_report_of_another_version_is_confirmed_by_its_signature(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version wrote otherwise is what its owner signed, unless the signature covers only the records."""
    with monkeypatch.context() as then:
        then.setattr("programme.reports.making.version", lambda _: "0.0.9")
        then.setattr("programme.reports.markdown.CHECK", "This is how reports ended then.")
        report = made(register, asked(register), sign=True)
    # As version 0.1 signed, and as anybody could with a checkpoint that was given away.
    before = report.replace(str(read(report).seal.note), str(signed(register)))
    checked = check_report(register, report)
    assert (checked.well, checked.settled) == (True, True)
    assert checked.sentences[1] == "the signature holds and covers the whole document"
    assert "made by programme-register 0.0.9; this is programme-register" in told(checked)
    assert "which words it otherwise" in told(checked)
    edited = check_report(register, report.replace("no date yet", "no hurry"))
    assert (edited.well, edited.settled) == (False, True)
    checked = check_report(register, before)
    assert (checked.well, checked.settled) == (False, False)
    assert "covers the records that it was made of, and not its words" in checked.sentences[1]


def test_a_signed_report_stays_what_it_was_when_a_text_in_it_was_erased(register: Register) -> None:
    """A signature still tells that a report was not changed when what it shows can be made from no journal any more."""
    report = made(register, asked(register, redacted=False), sign=True)
    record(register, [proposal("person.erased", subject="SI-001", reason="asked for")])
    checked = check_report(register, report)
    assert checked.well
    assert "texts about persons were erased since it was made" in told(checked)


def test_a_signature_covers_the_records_that_a_report_is_made_of(register: Register) -> None:
    """A report of an earlier moment carries the checkpoint of that moment, signed now."""
    earlier = asked(register)
    record(register, [proposal("risk.reviewed", risk="R-001", note="seen")])
    report = made(register, earlier, sign=True)
    checked = check_report(register, report)
    assert checked.well
    assert "begins with the 4 records that it was made of, and 1 was added since" in told(checked)


def test_an_erasure_explains_why_words_are_not_found_any_more(register: Register) -> None:
    """A report that shows persons cannot be made again once what they said was erased, and one without can."""
    shown, withheld = (made(register, asked(register, redacted=redacted)) for redacted in (False, True))
    assert "PC Alder" in shown
    assert "PC Alder" not in withheld
    record(register, [proposal("person.erased", subject="SI-001", reason="asked for")])
    checked = check_report(register, shown)
    assert not checked.well
    assert "texts about persons were erased since it was made" in told(checked)
    assert check_report(register, withheld).well


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is not a report of this program, or its end is missing"),
        ("```\nprogramme-report/1\n```", "its seal cannot be read"),
        ('<pre id="seal">\nprogramme-report/1\nx\n</pre>' * 2, "it has 2 seals"),
    ],
)
def test_what_is_no_report_is_refused(register: Register, text: str, why: str) -> None:
    """A file that is no report is refused in a sentence."""
    with pytest.raises(Refused, match=re.escape(why)):
        check_report(register, text)


def test_a_report_of_a_moment_without_a_programme_cannot_be_made_again(register: Register) -> None:
    """A seal that asks for what cannot be is answered in words."""
    report = made(register, asked(register))
    checked = check_report(register, report.replace("--as-of 2008-02-01", "--as-of 1999-02-01"))
    assert not checked.well
    assert "it cannot be made again: there is nothing to report" in told(checked)
