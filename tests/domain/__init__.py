"""Tests of the rules and registers."""
