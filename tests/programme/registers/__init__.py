"""Tests of registers: their alerts, lists and contradictions."""
