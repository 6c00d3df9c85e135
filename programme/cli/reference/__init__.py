"""The reference of what is typed, written from the commands themselves."""
