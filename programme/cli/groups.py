"""How help is written, and the groups in which it shows commands and options."""

from typing import Literal

from cyclopts import Group

# Else each sentence of help is read as Markdown: that takes most of the time of a completion script.
PLAIN: Literal["plaintext"] = "plaintext"

ASK_GROUP = Group("Ask", sort_key=10)
REGISTER_GROUP = Group("Registers: list, show and record", sort_key=20)
EVIDENCE_GROUP = Group("Evidence", sort_key=25)
STORES_GROUP = Group("Stores and set-up", sort_key=30)
MOMENT_GROUP = Group("Moment", sort_key=50)
ENVELOPE_GROUP = Group("About the entry", sort_key=60)
STORE_GROUP = Group("Store", sort_key=90)
