"""The catalogue: every entry class there is, in the order in which people meet them."""

from domain.entries import entry
from domain.entries.find import load, modules
from domain.foundation.registers import REGISTERS

_MODULES = [module for register in REGISTERS for module in modules(register)]
for _register in REGISTERS:
    load(_register)

# Register by register, then as declared: the same order whichever module somebody imported first.
ENTRIES = dict(sorted(entry.ENTRIES.items(), key=lambda item: _MODULES.index(item[1].__module__)))
