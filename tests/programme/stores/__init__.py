"""Tests of stores and their copies."""
