"""Entries to bytes and back: pydantic checks what people type, msgspec reads the same classes from the journal."""

from collections.abc import Callable
from typing import Any

import msgspec

from domain.entries.entry import Entry
from domain.entries.find import entry_class
from event_store.errors import StoreUnreadable

_encoder = msgspec.json.Encoder(decimal_format="string", order="deterministic")

# A changed entry class keeps reading old bytes: topic -> a function that brings old fields up to date.
UPCASTERS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def _decoder(topic: str, found: type[Entry]) -> Callable[[bytes], Entry]:
    upcast = UPCASTERS.get(topic)
    if upcast is None:
        return msgspec.json.Decoder(found).decode
    return lambda payload: msgspec.convert(upcast(msgspec.json.decode(payload)), found)


class _Decoders(dict[str, Callable[[bytes], Entry]]):
    """The decoder of each topic, made when the first record of it is read."""

    def __missing__(self, topic: str) -> Callable[[bytes], Entry]:
        if found := entry_class(topic):
            self[topic] = _decoder(topic, found)
            return self[topic]
        problem = f"the store holds entries of the kind “{topic[:40]}”, which this version does not know: upgrade it"
        raise StoreUnreadable(problem)


DECODERS = _Decoders()


class Codec:
    """The codec that the journal's mapper is given: it knows the topics, the journal does not."""

    def encode(self, entry: Entry) -> tuple[str, bytes]:
        """Return the topic and the exact bytes of an entry."""
        return entry.topic, _encoder.encode(entry)

    def decode(self, topic: str, payload: bytes) -> Entry:
        """Return the entry; StoreUnreadable when the topic is of a newer program."""
        return DECODERS[topic](payload)


def plain(entry: Entry) -> dict[str, Any]:
    """Return an entry's fields as JSON values, as they stand in the journal."""
    fields: dict[str, Any] = msgspec.json.decode(_encoder.encode(entry))
    return fields
