"""Several entries at once: one for each of many things, all or none, and taken back as they were given."""
