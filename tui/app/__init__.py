"""The app: its clock, its keys, its navigation and its palette."""
