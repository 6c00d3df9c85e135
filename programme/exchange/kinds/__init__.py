"""What a row of each register means: the entries that bring a thing into being, and those that change it."""
