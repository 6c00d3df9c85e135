"""Posts and persons: how the directory is listed, and what alerts about who answers for what."""
