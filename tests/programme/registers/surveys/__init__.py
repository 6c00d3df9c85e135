"""Tests of what is shown of surveys."""
