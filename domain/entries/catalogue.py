"""The catalogue: every entry class there is, found by importing every module of the entries."""

from importlib import import_module
from pkgutil import walk_packages

from domain import entries
from domain.entries import entry

for _module in walk_packages(entries.__path__, f"{entries.__name__}."):
    if _module.name != __name__:
        import_module(_module.name)

# By module, then as declared: the same order whichever module somebody imported first.
ENTRIES = dict(sorted(entry.ENTRIES.items(), key=lambda item: item[1].__module__))
