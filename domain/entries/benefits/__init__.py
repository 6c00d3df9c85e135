"""Entries of benefits."""
