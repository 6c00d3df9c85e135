"""The programme as a whole: what others state of its progress, and where that contradicts."""
