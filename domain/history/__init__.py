"""A programme over time: records, their corrections, replay, and whether new records hold."""
