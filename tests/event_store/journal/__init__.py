"""Tests of records and of the journal as a whole."""
