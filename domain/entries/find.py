"""Finding the class of one entry by its topic, loading no more of the entries than its register."""

from importlib import import_module

from domain.entries.entry import ENTRIES, Entry
from domain.foundation.registers import REGISTER_OF, REGISTERS


def modules(register: str) -> tuple[str, ...]:
    """Return the modules that hold the entries of one register, in the order of its life."""
    module = import_module(f"domain.entries.{register}")
    return tuple(f"{module.__name__}.{part}" for part in getattr(module, "PARTS", ())) or (module.__name__,)


def load(register: str) -> None:
    """Import the entry classes of one register; they may be there already."""
    for module in modules(register):
        import_module(module)


def entry_class(topic: str) -> type[Entry] | None:
    """Return the class of a topic, None when this version knows no such entry."""
    if topic in ENTRIES:
        return ENTRIES[topic]
    if register := REGISTER_OF.get(topic.partition(".")[0]):
        load(register)
    if topic not in ENTRIES:
        # A fact of one register may be named for another, as the outcome measure of the programme is.
        for each in REGISTERS:
            load(each)
    return ENTRIES.get(topic)
