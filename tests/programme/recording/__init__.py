"""Tests of recording, amending and importing."""
