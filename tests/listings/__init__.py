"""Tests of the programme's listings."""
