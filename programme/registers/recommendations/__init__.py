"""Recommendations and the contract that holds them: lists and alerts."""
