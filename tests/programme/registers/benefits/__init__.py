"""Tests of what is shown of benefits."""
