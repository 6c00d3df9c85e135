"""What the overview shows of a programme beside its alerts, each part small enough to be read from afar."""
