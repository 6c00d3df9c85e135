"""Tests of replay and of what corrections make of it."""
