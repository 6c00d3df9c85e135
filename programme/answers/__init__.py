"""Answers to questions, and the formats in which they are given."""
