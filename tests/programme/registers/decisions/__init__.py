"""Tests of what is shown of decisions."""
