"""What the overview shows where there is room for more than the first screen."""
