"""Tests of what is shown of staff issues."""
