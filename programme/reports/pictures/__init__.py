"""Pictures for paper, drawn as SVG: each says in words what it shows, and reads in grey."""
