"""Entries of the directory: posts, the persons who hold them, what these may do, and the erasure of what was said."""

PARTS = ("posts", "persons", "members", "erasure")
