"""What everything stands on: dates, fields, references, and what may be asked of a value."""
