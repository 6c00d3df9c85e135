"""Commands about files that are kept as evidence."""
