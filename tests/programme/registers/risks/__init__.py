"""Tests of what is shown of risks."""
