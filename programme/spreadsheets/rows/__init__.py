"""Read the rows of a table: each is read, refused with a reason, or left out with a reason."""
