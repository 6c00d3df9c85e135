"""Tests of the Merkle tree and its proofs."""
