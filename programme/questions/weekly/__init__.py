"""What is asked every week: what is due, and what moved."""
