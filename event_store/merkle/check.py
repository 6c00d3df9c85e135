"""Checking Merkle proofs by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2; it makes none and reads no store.

Written apart from what makes proofs, so that a mistake there is not repeated here.
"""

from collections.abc import Sequence
from hashlib import sha256


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def root_of_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the root that a path leads to from a leaf at an index (from 0); None when it has the wrong length."""
    if not 0 <= index < size:
        return None
    place, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            found = _node(step, found)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            found = _node(found, step)
        place >>= 1
        last >>= 1
    return found if last == 0 else None


def includes(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Tell whether a leaf is at an index (from 0) of the tree of a size that has this root."""
    # Guarantee: a proof holds for its record, place, size and root, and for nothing that differs in one of them.
    return root_of_inclusion(leaf, index, size, path) == root


def extends(earlier: int, earlier_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Tell whether the tree of a size with this root begins with the earlier tree."""
    if earlier == size:
        return not proof and earlier_root == root
    if not 0 < earlier < size or not proof:
        # Every journal begins with the empty one, and no proof is needed.
        return earlier == 0 and not proof and earlier_root == sha256(b"").digest()
    steps = list(proof)
    if earlier & earlier - 1 == 0:
        steps.insert(0, earlier_root)
    place, last = earlier - 1, size - 1
    while place & 1:
        place >>= 1
        last >>= 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = _node(step, old), _node(step, new)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            new = _node(new, step)
        place >>= 1
        last >>= 1
    # Guarantee: a proof holds for the journal that grew out of the earlier one, and not for one that was rewritten.
    return last == 0 and old == earlier_root and new == root
