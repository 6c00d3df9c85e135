"""Tests of what is shown of lessons."""
