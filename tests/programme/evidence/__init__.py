"""Tests of what lets others check a journal."""
