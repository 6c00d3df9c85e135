"""Tests of rules that several registers share."""
