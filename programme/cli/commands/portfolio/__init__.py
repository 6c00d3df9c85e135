"""Commands that look at many programmes at once."""
