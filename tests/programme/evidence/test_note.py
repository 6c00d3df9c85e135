"""Signed notes, against the published example and everything that is none."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from programme.evidence import note
from programme.evidence.note import PublicKey
from programme.foundation.refusal import Refused

# The example of the format's first implementation.
KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
OWN = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def test_the_published_example_checks() -> None:
    """The published note is signed by its published key, and is written as it was read."""
    read = note.read(NOTE)
    assert read.signed_by(PublicKey.read(KEY))
    assert str(read) == NOTE
    assert str(PublicKey.read(KEY)) == KEY


@given(
    st.integers(min_value=0, max_value=len(NOTE) - 1), st.characters(min_codepoint=32, max_codepoint=0x24F)
)
def test_a_note_that_was_changed_anywhere_does_not_check(place: int, other: str) -> None:
    """Whatever character is changed, the note is no note any more or was not signed so."""
    changed = NOTE[:place] + other + NOTE[place + 1 :]
    try:
        signed = note.read(changed).signed_by(PublicKey.read(KEY))
    except Refused:
        return
    assert signed == (changed == NOTE)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=50))
def test_what_is_signed_is_read_back_and_checks(text: str) -> None:
    """Any text can be signed, and only its owner's key checks it."""
    signed = note.sign(f"{text}\n", "north.example/merger", OWN)
    read = note.read(str(signed))
    assert read == signed
    assert read.signed_by(note.public_key("north.example/merger", OWN))
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    assert not read.signed_by(note.public_key("north.example/merger", other))
    assert not read.signed_by(note.public_key("south.example/merger", OWN))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "it is not a signed note"),
        ("text\n", "it is not a signed note"),
        ("text\n\n- name AAAA\n", "is not a signature"),
        ("text\n\n— name AAAA\n", "is not a signature"),
        ("text\n\n— name !!!!\n", "is not a signature"),
        ("te\txt\n\n— name AAAAAAAA\n", "it is not a signed note"),
        ("x" * 2_000_000, "it is not a signed note"),
    ],
)
def test_what_is_no_note_is_refused(text: str, sentence: str) -> None:
    """A text that is no signed note is refused in a sentence that says what one looks like."""
    with pytest.raises(Refused, match=sentence):
        note.read(text)


@pytest.mark.parametrize(
    "text",
    ["", "name", "name+c74f20a3+!!", KEY.replace("c74f", "c74e"), KEY.replace("Peter", "Petra"), KEY[:-8]],
)
def test_a_mistyped_key_is_refused(text: str) -> None:
    """A public key carries check digits of its own, so that a slip of the pen is told from a forgery."""
    with pytest.raises(Refused, match="public key"):
        PublicKey.read(text)
