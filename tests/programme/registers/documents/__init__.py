"""Tests of what is shown of documents."""
