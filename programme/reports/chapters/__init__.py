"""The chapters of the lessons pack: each takes what can be cited and gives its section."""
