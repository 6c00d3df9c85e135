"""The register: records entries in a journal, replays them, and answers questions about any date."""
