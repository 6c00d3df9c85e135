"""Tests of hindsight."""
