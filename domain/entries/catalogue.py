"""The catalogue: every entry class there is, register by register."""

from domain.entries import entry
from domain.entries.find import load
from domain.foundation.registers import REGISTERS

for _register in REGISTERS:
    load(_register)

# By module, then as declared: the same order whichever module somebody imported first.
ENTRIES = dict(sorted(entry.ENTRIES.items(), key=lambda item: item[1].__module__))
