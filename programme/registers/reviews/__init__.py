"""Reviews and their findings: how they are listed, what alerts about them, and what in them contradicts."""
