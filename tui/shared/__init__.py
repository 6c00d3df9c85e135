"""What all of the app stands on: the clock, the reader, settings, words, marks and themes."""
