"""The command line: nouns and verbs, one verb for each kind of entry, answers in four formats."""
