"""What everything here stands on: refusals, moments, the codec, and small files kept whole."""
