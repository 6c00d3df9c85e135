"""The screen of a portfolio: many programmes side by side, each opened from there."""
