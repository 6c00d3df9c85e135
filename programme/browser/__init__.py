"""The terminal app in a browser: who may reach it, its page, and a process for each session."""
