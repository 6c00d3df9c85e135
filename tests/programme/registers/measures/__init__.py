"""Tests of what is shown of measures."""
