"""Proofs: what one part of the program makes, another checks, and nothing else passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_store.errors import StoreUnreadable
from event_store.merkle import tree as merkle
from event_store.merkle.check import extends, includes
from event_store.merkle.prove import TILE, Prover
from event_store.sqlite import SQLiteJournalRecorder
from tests.event_store.examples import WESTMINSTER, examples, naive_root
from tests.event_store.merkle.test_merkle import LEAVES, ROOTS

MOST = 3 * TILE + 77
ALL = [merkle.leaf_hash(b"%d" % number) for number in range(MOST)]

# The proofs that Certificate Transparency publishes for its reference tree of eight leaves: index, size, path.
INCLUSION = [
    (1, 1, []),
    (1, 8, ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"]),
    (6, 8, ["bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"]),
    (3, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (2, 5, ["6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"]),
]  # fmt: skip
CONSISTENCY = [
    (1, 1, []),
    (1, 8, ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"]),
    (6, 8, ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"]),
    (2, 5, ["5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"]),
]  # fmt: skip


class Leaves:
    """A store of leaves alone."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.all = leaves
        self.read = 0

    def leaves(self, programme_id: object, first: int, last: int) -> list[bytes]:
        """Return leaves, and count them."""
        self.read += last - first + 1
        return self.all[first - 1 : last]


def prover(leaves: list[bytes]) -> Prover:
    """Return what makes proofs of these leaves."""
    return Prover(Leaves(leaves), WESTMINSTER, len(leaves))


REFERENCE = [merkle.leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES]


@pytest.mark.parametrize(("position", "size", "path"), INCLUSION)
def test_inclusion_proofs_are_the_published_ones(position: int, size: int, path: list[str]) -> None:
    """For the reference tree the paths are those that Certificate Transparency publishes, and they check."""
    made = prover(REFERENCE).inclusion(position, size)
    assert [step.hex() for step in made] == path
    assert includes(REFERENCE[position - 1], position - 1, size, made, bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("earlier", "size", "proof"), CONSISTENCY)
def test_consistency_proofs_are_the_published_ones(earlier: int, size: int, proof: list[str]) -> None:
    """For the reference tree the proofs are those that Certificate Transparency publishes, and they check."""
    made = prover(REFERENCE).consistency(earlier, size)
    assert [step.hex() for step in made] == proof
    assert extends(earlier, bytes.fromhex(ROOTS[earlier]), size, bytes.fromhex(ROOTS[size]), made)


@given(st.data(), st.integers(min_value=1, max_value=MOST))
def test_every_record_is_proved_and_no_other(data: st.DataObject, size: int) -> None:
    """A proof holds for its record, place, size and root, and for nothing that differs in one of them."""
    position = data.draw(st.integers(min_value=1, max_value=size))
    proof = prover(ALL[:size]).inclusion(position, size)
    leaf, root = ALL[position - 1], naive_root(ALL[:size])
    assert includes(leaf, position - 1, size, proof, root)
    other = data.draw(st.integers(min_value=0, max_value=size))
    assert not includes(merkle.leaf_hash(b"other"), position - 1, size, proof, root)
    assert other == position - 1 or not includes(leaf, other, size, proof, root)
    assert not includes(leaf, position - 1, size, proof, bytes(32))
    assert not includes(leaf, position - 1, size, [*proof, bytes(32)], root)
    assert not proof or not includes(leaf, position - 1, size, proof[:-1], root)


@given(st.data(), st.integers(min_value=0, max_value=MOST))
def test_every_growth_is_proved_and_no_other(data: st.DataObject, size: int) -> None:
    """A proof holds for the journal that grew out of the earlier one, and not for one that was rewritten."""
    earlier = data.draw(st.integers(min_value=0, max_value=size))
    proof = prover(ALL[:size]).consistency(earlier, size)
    old, new = naive_root(ALL[:earlier]), naive_root(ALL[:size])
    assert extends(earlier, old, size, new, proof)
    assert earlier == 0 or not extends(earlier, bytes(32), size, new, proof)
    assert earlier == 0 or not extends(earlier, old, size, bytes(32), proof)
    assert not extends(earlier, old, size, new, [*proof, bytes(32)])


@given(st.integers(min_value=0, max_value=MOST))
def test_the_root_at_every_size_is_that_of_the_definition(size: int) -> None:
    """Whichever tiles are known before, the root is what RFC 9162 defines."""
    tiles = prover(ALL).tiles
    assert prover(ALL).root(size) == naive_root(ALL[:size])
    for known in range(len(tiles)):
        again = Prover(Leaves(ALL), WESTMINSTER, MOST, tiles[:known])
        assert (again.root(size), again.tiles) == (naive_root(ALL[:size]), tiles)


def test_a_proof_of_a_long_journal_reads_few_leaves() -> None:
    """Once the roots of the tiles are known, a proof reads a tile or two, however long the journal is."""
    store = Leaves(ALL)
    tiles = Prover(store, WESTMINSTER, MOST).tiles
    store.read = 0
    Prover(store, WESTMINSTER, MOST, tiles).inclusion(MOST // 2, MOST)
    assert store.read <= 2 * TILE


def test_what_a_store_proves_leads_to_its_head(recorder: SQLiteJournalRecorder) -> None:
    """The leaves of a store lead to the root of its head, and a head that tells of more fills no memory."""
    for first in range(1, 2 * TILE, 100):
        recorder.append(examples(first, first + 99))
    head = recorder.head(WESTMINSTER)
    assert Prover(recorder, WESTMINSTER, head.size).root(head.size) == head.root
    with pytest.raises(StoreUnreadable, match="only 88 are there"):
        Prover(recorder, WESTMINSTER, 2**62)
