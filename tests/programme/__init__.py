"""Tests of the application: recording, questions, reports and the command line."""
