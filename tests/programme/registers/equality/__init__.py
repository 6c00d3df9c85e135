"""Tests of what is shown of equality."""
