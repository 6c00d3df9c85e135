"""Units, postings and appeals: how they are listed, and what alerts about them."""
