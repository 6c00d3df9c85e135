"""Tests of what is shown of reviews."""
