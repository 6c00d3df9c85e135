"""What screens are made of: the header and footer of all, a table, a register, an answer that takes a while."""
