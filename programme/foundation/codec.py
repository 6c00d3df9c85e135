"""Entries to bytes and back: pydantic checks what people type, msgspec reads the same classes from the journal."""

import re
from collections.abc import Callable, Container
from typing import Any

import msgspec

from domain.entries.entry import Entry
from domain.entries.find import entry_class
from domain.entries.journal.amendments import Amendment
from domain.foundation.safe_text import safe
from event_store.errors import StoreUnreadable

_encoder = msgspec.json.Encoder(decimal_format="string", order="deterministic")

# A changed entry class keeps reading old bytes: topic -> a function that brings old fields up to date.
UPCASTERS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {}


# A sealed text begins with it. Nobody can type it: a control character, which no field takes.
MARK = "\x1a"

_BACKSLASH, _DELETE = b"\\\x7f"

# What may stand for a character that a terminal would obey, beyond plain letters and the escapes of JSON. Each way
# begins with a letter of its own, by which a search finds its places many times faster.
_BEYOND_LETTERS = (
    rb"|\x7f|\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe1\xa0\x8e|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]"
    rb"|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xef\xbf[\xb9-\xbb]|\xf3\xa0[\x80\x81]"
)


def _decoder(topic: str, found: type[Entry]) -> Callable[[bytes], Entry]:
    decode = _decode(topic, found)
    # Names and quotes stand so only before a value: inside a text a quote follows a backslash.
    names = [b'"%s":"' % name.encode() for name in found.personal_fields]
    seals = [b'"reason":"', b'":"'] if issubclass(found, Amendment) else names
    unsealed = b"".join(rb"(?<!%s\\)" % seal for seal in seals)
    escapes = rb"\\(?:[bfr]|u(?!001a)|%su001a)" % unsealed
    escaped = re.compile(escapes).search
    unsafe = re.compile(escapes + _BEYOND_LETTERS).search

    def decoded(payload: bytes) -> Entry:
        # Guarantee: no text that is read from a store is obeyed by a terminal, whoever wrote the store.
        # Most payloads are plain letters, which is found out in a fraction of the time of a search; a byte given as its
        # number is found four times as fast as one given as bytes.
        if payload.isascii():
            if _DELETE not in payload and (_BACKSLASH not in payload or not escaped(payload)):
                return decode(payload)
        elif not unsafe(payload):
            return decode(payload)
        fields = msgspec.to_builtins(decode(payload))
        return msgspec.convert(_safe(fields, found.personal_fields, found), found)

    return decoded


def _decode(topic: str, found: type[Entry]) -> Callable[[bytes], Entry]:
    upcast = UPCASTERS.get(topic)
    if upcast is None:
        return msgspec.json.Decoder(found).decode
    return lambda payload: msgspec.convert(upcast(msgspec.json.decode(payload)), found)


def _safe(value: Any, sealed: Container[str], found: type[Entry], name: str = "") -> Any:  # noqa: ANN401 - parts of JSON
    """Return what an entry says with nothing in it to obey; a sealed text keeps the mark by which it is opened."""
    match value:
        case str():
            may_be_sealed = name in sealed or issubclass(found, Amendment)
            kept = MARK if may_be_sealed and value.startswith(MARK) else ""
            return kept + safe(value.removeprefix(kept))
        case dict():
            return {safe(str(key)): _safe(part, sealed, found, str(key)) for key, part in value.items()}
        case list() | tuple():
            return [_safe(part, sealed, found) for part in value]
        case _:
            return value


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
