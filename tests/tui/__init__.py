"""Tests of the terminal app, at the keyboard."""
