"""The catalogue: every entry class there is, found by importing every module of this package."""

from importlib import import_module
from pkgutil import iter_modules

import domain
from domain import entry

for _module in iter_modules(domain.__path__):
    if _module.name != "catalogue":
        import_module(f"domain.{_module.name}")

# By module, then as declared: the same order whichever module somebody imported first.
ENTRIES = dict(sorted(entry.ENTRIES.items(), key=lambda item: item[1].__module__))
