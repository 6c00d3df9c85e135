"""Questions asked of a programme at a moment: each one file, each a function from a view to an answer."""
