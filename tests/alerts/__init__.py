"""Tests of the programme's alerts."""
