"""Tests of what is shown of engagement."""
