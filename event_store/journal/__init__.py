"""What every backend shares: the records of a journal, their envelope, the head, and what an append is."""
