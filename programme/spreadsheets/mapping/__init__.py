"""What a person declares about a file, kept beside it and used again."""
