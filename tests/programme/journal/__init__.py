"""Tests of views, replay and checkpoints."""
