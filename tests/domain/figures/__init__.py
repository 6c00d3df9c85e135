"""Tests of figures: observations, periods and survey scores."""
