"""The Merkle tree: against the published vectors, and against the definition it must equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_store.merkle import tree as merkle
from tests.event_store.examples import naive_root

# Certificate Transparency's reference leaves and the roots of the trees of the first 0 to 8 of them.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def grown(leaves: list[bytes]) -> merkle.Peaks:
    """Return the peaks of the tree of these leaves, added one by one."""
    peaks: merkle.Peaks = ()
    for size, leaf in enumerate(leaves):
        peaks = merkle.append(peaks, size, leaf)
    return peaks


@pytest.mark.parametrize("size", range(9))
def test_roots_are_the_published_ones(size: int) -> None:
    """The tree of the first n reference leaves has the root that Certificate Transparency publishes for it."""
    leaves = [merkle.leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]]
    assert merkle.root(grown(leaves)).hex() == ROOTS[size]


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_a_tree_grown_leaf_by_leaf_is_the_tree_of_the_definition(data: list[bytes]) -> None:
    """However many leaves were added one by one, the root is what RFC 9162 defines for all of them at once."""
    leaves = [merkle.leaf_hash(each) for each in data]
    assert merkle.root(grown(leaves)) == naive_root(leaves)


@given(st.integers(min_value=0, max_value=300))
def test_a_tree_keeps_one_peak_for_each_bit_of_its_size(size: int) -> None:
    """What is kept of a tree grows with the logarithm of its size."""
    assert len(grown([b"x" * 32] * size)) == size.bit_count()


def test_a_leaf_cannot_pass_for_a_node() -> None:
    """The hash of a leaf that holds two hashes is not the hash of the node above them."""
    left, right = merkle.leaf_hash(b"left"), merkle.leaf_hash(b"right")
    assert merkle.leaf_hash(left + right) != merkle.node_hash(left, right)


@given(st.integers(min_value=0, max_value=150), st.integers(min_value=0, max_value=150))
def test_leaves_added_together_make_the_tree_of_leaves_added_one_by_one(first: int, then: int) -> None:
    """However leaves are bundled when they are added, the peaks are the same."""
    leaves = [merkle.leaf_hash(b"%d" % number) for number in range(first + then)]
    assert merkle.extend(grown(leaves[:first]), first, leaves[first:]) == grown(leaves)
