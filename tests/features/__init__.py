"""The scenarios of features/ and their steps."""
