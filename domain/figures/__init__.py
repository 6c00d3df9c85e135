"""Figures and what they say about each other: observations, survey scores, periods and disagreements."""
