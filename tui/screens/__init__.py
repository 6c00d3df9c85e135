"""The screens, one file each: what a screen reads of a view, off the screen's own thread, and how it shows it."""
