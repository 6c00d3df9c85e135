"""Faults that a store survives; docs/faults.md says which, how many, and how to run more."""
