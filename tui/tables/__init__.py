"""Tables of rows, and what a person may do with them: filter, sort, choose columns."""
