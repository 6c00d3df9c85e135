"""Entries of the directory: posts, the persons who hold them, and the erasure of what was said of persons."""

PARTS = ("posts", "persons", "erasure")
