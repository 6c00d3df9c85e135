"""Entries about alerts name a rule that there is: a misspelt one would be said to be snoozed, and nothing would be."""

from difflib import get_close_matches

from domain.entries.alerts import AlertEntry
from domain.foundation.phrases import giving, phrase
from programme.foundation.refusal import Problem, Refused
from programme.registers.alert_words import GAP, KINDS

# What is said of a whole register has no name in the plural.
SILENT = frozenset(f"{noun}.{word}" for noun in ("risk", "staff-issue") for word in ("abandoned", "stale"))


def refuse_unknown_rule(entry: AlertEntry) -> None:
    """Refused when no alert has the rule that an entry names."""
    if entry.rule in KINDS or entry.rule in SILENT or entry.rule.startswith(f"{GAP}-"):
        return
    near = get_close_matches(entry.rule, [rule for rule in (*KINDS, *SILENT) if rule != GAP], 1)
    meant = f"; did you mean {near[0]}?" if near else ""
    sentence = (
        f"no alert has the rule “{entry.rule[:60]}”: programme alerts --json names the rule of each{meant}"
    )
    raise Refused([Problem(phrase(sentence, giving("rule")), "rule")])
