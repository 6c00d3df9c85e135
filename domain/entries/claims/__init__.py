"""Sources and what they claim: what can be recorded of them."""

PARTS = ("sources", "ledger")
