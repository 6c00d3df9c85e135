"""Read a register from a spreadsheet: every cell is read, refused with a reason, or kept as it stands."""
