"""Questions about claims: what was recorded from them, how much of a source is covered, and what rests on what."""
