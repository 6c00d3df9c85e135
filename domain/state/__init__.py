"""What the registers of a programme hold: the things as they stand, changed by entries alone."""
