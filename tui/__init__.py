"""The terminal app: one clock, one screen for each register, forms made from the entry classes."""
