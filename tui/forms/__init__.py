"""Recording: which kinds of entry fit, and a form for each, made from its class alone."""
