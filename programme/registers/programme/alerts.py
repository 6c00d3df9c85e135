"""Alerts about what sources state of the progress of the programme."""

from collections.abc import Iterator
from datetime import date

from domain.state.programme import Programme
from programme.registers.alert import Alert
from programme.registers.noted import noted
from programme.registers.programme.contradictions import progress_contradicting


def progress_differing(programme: Programme, on: date) -> Iterator[Alert]:
    """Sources state the same of how much of the programme is done on one date."""
    return (noted("progress", one) for one in progress_contradicting(programme))


RULES = (progress_differing,)
