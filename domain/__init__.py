"""The facts, rules and registers of a restructuring programme: pure, with no I/O and no clock."""
