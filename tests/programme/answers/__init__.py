"""Tests of answers and their formats."""
