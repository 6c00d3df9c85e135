"""Every kind of entry: a fact with its fields, its rule and its effect."""
