"""Finding entries by any word that was ever recorded."""
