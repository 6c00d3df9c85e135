"""One line that says what happened, and the form that asks for what it left out."""
