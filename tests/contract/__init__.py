"""What this checkout promises as a whole: its documents, its layers, its set-up and its surfaces."""
