"""Tests of what is shown of recommendations."""
