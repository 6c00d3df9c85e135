"""Reports on paper: one document is made of a programme at a moment, and written for a terminal, Markdown or HTML."""
