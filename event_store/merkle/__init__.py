"""The Merkle tree over the leaves of a journal (RFC 9162): its roots, proofs, and their checking."""
