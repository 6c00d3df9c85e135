"""The command that shows programmes side by side."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from domain.foundation.dates import day_words
from domain.foundation.safe_text import on_one_line
from programme.answers.answer import Answer
from programme.answers.formats import render
from programme.cli.commands.reports import Output
from programme.cli.habits.telling import tell, telling
from programme.cli.narrowing import narrowed
from programme.cli.options import IN_WORDS, SCREEN, Overwrite, Written
from programme.cli.output import hint, note, say
from programme.cli.report_files import refuse_taken, write
from programme.cli.terminal_app import has_terminal, terminal_app
from programme.foundation.config import path_set
from programme.foundation.refusal import Refused
from programme.journal import register
from programme.portfolio.looking import Look
from programme.portfolio.standing import escalated, standing
from programme.registers.confidence import STEPS, Confidence


def portfolio(
    file: Annotated[
        Path | None,
        Parameter(
            help="Names each store: [[store]] and below it address = “PATH or postgresql://HOST/DATABASE”. "
            "Default: PROGRAMME_PORTFOLIO, the settings’, else portfolio.toml here."
        ),
    ] = None,
    *,
    risks: Annotated[
        bool, Parameter(negative=(), help="List the risks that programmes escalated to the portfolio.")
    ] = False,
    at_least: Annotated[
        Confidence | None,
        Parameter(help="Only programmes of which one may be no more confident.", show_choices=True),
    ] = None,
    sort: Annotated[str | None, Parameter(help="A column to sort by; -COLUMN turns it.")] = None,
    kept: Annotated[
        bool, Parameter(negative=(), help="Open no store: show what was found when each was looked at last.")
    ] = False,
    open_: Annotated[
        bool,
        Parameter(name="--open", negative=(), help="Open it as a screen, and from there each programme."),
    ] = False,
    writing: Written = IN_WORDS,
    output: Output = None,
    overwrite: Overwrite = False,
) -> None:
    """Show how the programmes of several stores stand side by side: confidence, top risks, stale registers, gates."""
    where = file or Path(path_set("portfolio") or "portfolio.toml")
    if open_:
        if not has_terminal():
            raise Refused(["--open needs a terminal: leave it out to have the list"])
        terminal_app().open_portfolio(where)
        return
    output = None if output == SCREEN else output
    refuse_taken([output] if output else [], overwrite=overwrite)
    look, on = Look(where), register.now().date()
    if not kept:
        _renew(look)
    if output:
        from programme.portfolio.paper import paper  # noqa: PLC0415 - most looks are at a screen

        write(paper(look, on, html=output.suffix == ".html"), output, overwrite=overwrite)
        return
    found = escalated(look, on) if risks else _no_better(standing(look, on), at_least)
    if writing.form == "table":
        hint(f"{found.title}, as of {day_words(on)}")
        for row in found.rows:
            if row.get("problem"):
                note(on_one_line(f"{row['programme']}: {row['problem']}"))
    say(render(narrowed(found, None, sort), writing.form), exact=writing.form in {"json", "csv"})


def _renew(look: Look) -> None:
    shown, many = sys.stderr.isatty(), len(look.portfolio.store)
    with telling():
        for done, _ in enumerate(look.renew(register.now().date()), 1):
            if shown:
                tell(f"looked at {done} of {many} stores …")


def _no_better(found: Answer, step: Confidence | None) -> Answer:
    """Keep the programmes on a step or a worse one, and those of which nothing is known."""
    if step is None:
        return found
    worse = {None, *STEPS[STEPS.index(step) :]}
    found.rows[:] = [row for row in found.rows if row["confidence"] in worse]
    return found
