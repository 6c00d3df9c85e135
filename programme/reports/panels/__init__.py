"""The panels of the snapshot: each a table short enough for its place on the page."""
