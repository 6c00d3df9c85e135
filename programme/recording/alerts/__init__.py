"""What is asked of entries about alerts."""
