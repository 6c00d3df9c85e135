"""Forums: how they and their meetings are listed, and what alerts about them."""
