"""The plan of the programme: its time line, and how forecasts moved."""
