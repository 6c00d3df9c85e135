"""Evidence: what lets others check, years later, that a journal is what was recorded, then, by them."""
