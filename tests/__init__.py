"""Tests of the register: unit, property, contract, screen and fault tests."""
