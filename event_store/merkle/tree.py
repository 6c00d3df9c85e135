"""Merkle tree hashing of RFC 9162 section 2.1.1, over a tree that only grows and keeps only its peaks."""

from collections.abc import Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()

Peaks = tuple[bytes, ...]


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf; its prefix keeps a leaf from passing for a node."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node above two others."""
    return sha256(b"\x01" + left + right).digest()


def append(peaks: Peaks, size: int, leaf: bytes) -> Peaks:
    """Return the peaks of the tree of `size + 1` leaves: the roots of its perfect subtrees, largest first."""
    grown = list(peaks)
    # Each 1 at the low end of the size is a perfect subtree as large as what is being added: the two become one.
    while size & 1:
        leaf = node_hash(grown.pop(), leaf)
        size >>= 1
    return (*grown, leaf)


def extend(peaks: Peaks, size: int, leaves: Sequence[bytes]) -> Peaks:
    """Return the peaks after all these leaves; the same as appending them one by one, in a fraction of the time."""
    done = 0
    while done < len(leaves):
        # The largest perfect subtree that may begin here: as large as the low bits of the size allow, and as is left.
        width = 1 << (len(leaves) - done).bit_length() - 1
        if size:
            width = min(width, size & -size)
        peaks = append(peaks, size // width, _perfect(leaves[done : done + width]))
        size += width
        done += width
    return peaks


def _perfect(level: Sequence[bytes]) -> bytes:
    while len(level) > 1:
        pairs = iter(level)
        level = [sha256(b"\x01" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
    return level[0]


def root(peaks: Peaks) -> bytes:
    """Return the root hash of the tree with these peaks."""
    if not peaks:
        return EMPTY_ROOT
    *larger, whole = peaks
    for peak in reversed(larger):
        whole = node_hash(peak, whole)
    return whole
