"""Proofs to give away: whatever is changed in one, it does not check any more."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.evidence.proving import check_proof, prove_entry, prove_growth
from programme.evidence.signing import own_key, read_signed, signed
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.record import proposal, record
from programme.stores import seen
from programme.stores.open import open_register
from tests.tampering import rewrite, tamper


def checks(text: str, key: str | None = None) -> bool:
    """Tell whether a proof is one and holds."""
    try:
        return check_proof(text, key).checked.well
    except Refused:
        return False


def test_a_proof_shows_its_entry_and_no_other(register: Register) -> None:
    """A proof of one entry holds its columns as they are stored, and nothing of any other entry."""
    text = prove_entry(register, 3)
    proved = check_proof(text, str(own_key(read_signed(str(signed(register)))[1].origin)))
    assert proved.checked.well
    assert proved.columns["position"] == "3"
    assert "Risk 1" in proved.columns["payload"]
    assert "Risk 2" not in str(proved)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(data=st.data())
def test_a_proof_that_was_changed_anywhere_does_not_check(register: Register, data: st.DataObject) -> None:
    """Whatever character of a proof is changed, it does not check, or says the same."""
    text = _proof(register)
    place = data.draw(st.integers(min_value=0, max_value=len(text) - 1))
    changed = text[:place] + data.draw(st.characters(max_codepoint=0x17F)) + text[place + 1 :]
    if checks(changed):
        assert check_proof(changed, None) == check_proof(text, None)


_PROOFS: dict[int, str] = {}


def _proof(register: Register) -> str:
    return _PROOFS.setdefault(id(register), prove_entry(register, 4))


def test_a_proof_of_growth_holds_for_its_journal_only(register: Register, tmp_path: Path) -> None:
    """A journal that grew is proved to, and one whose past was rewritten cannot be."""
    earlier = str(signed(register))
    record(register, [proposal("risk.reviewed", risk="R-001", note="seen")])
    assert checks(prove_growth(register, earlier))
    store = tmp_path / "store.sqlite"
    register.close()
    rewrite(store, 2)
    for made in (prove_growth, lambda rewritten, _: prove_entry(rewritten, 1)):
        rewritten = open_register(str(store), wary=False)
        with pytest.raises(Refused, match="no checkpoint is signed"):
            made(rewritten, earlier)
        rewritten.close()


def test_records_that_do_not_lead_to_the_root_are_not_signed(register: Register, tmp_path: Path) -> None:
    """A checkpoint is signed of records and not of what the head says of them."""
    seen.forget(str(tmp_path / "store.sqlite"), register.programme_id)
    tamper(tmp_path / "store.sqlite", "UPDATE journal SET leaf = zeroblob(32) WHERE position = 3")
    with pytest.raises(Refused, match="position 3, leaf: the hash itself was changed"):
        signed(register)
    register.close()


@pytest.mark.parametrize(
    "text", ["", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nextra AA\nindex 1\n\nx\n"]
)
def test_what_is_no_proof_is_refused(text: str) -> None:
    """A file that is no proof is refused in a sentence."""
    with pytest.raises(Refused):
        check_proof(text, None)
