"""Every scenario of features/, run against the real command line."""

from pytest_bdd import scenarios

scenarios(".")
