"""Personal data: texts about people are sealed under keys beside the store, and erased by destroying a key."""
