"""What is shown, as lines: from the state in, with no widget."""
