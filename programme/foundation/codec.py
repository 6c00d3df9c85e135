"""Entries to bytes and back: pydantic checks what people type, msgspec reads the same classes from the journal."""

import re
from collections.abc import Callable, Container, Sequence
from contextlib import suppress
from functools import cache
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

_NEWLINE, _BACKSLASH, _DELETE = b"\n\\\x7f"

# Between two payloads; a long one is found several times as fast.
_BETWEEN = b"\n" + b" " * 14
_BOUNDARY = b"}%s{" % _BETWEEN

# Takes the place of a seal, so that what stands around it makes no other.
_NO_SEAL = b"!"

# What may stand for a character that a terminal would obey, beyond plain letters and the escapes of JSON. Each way
# begins with a letter of its own, by which a search finds its places many times faster.
_BEYOND_LETTERS = (
    rb"\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe1\xa0\x8e|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]"
    rb"|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xef\xbf[\xb9-\xbb]|\xf3\xa0[\x80\x81]"
)


class _Decoders(dict[str, Callable[[bytes], Entry]]):
    """The decoder of each topic, made when the first record of it is read."""

    def __missing__(self, topic: str) -> Callable[[bytes], Entry]:
        self[topic] = _decoder(topic, _class_of(topic))
        return self[topic]


DECODERS = _Decoders()


class _ManyDecoders(dict[str, Callable[[Sequence[bytes]], Sequence[Entry]]]):
    """What decodes many payloads of a topic, made when the first of them are read."""

    def __missing__(self, topic: str) -> Callable[[Sequence[bytes]], Sequence[Entry]]:
        self[topic] = _decoder_of_many(topic, _class_of(topic))
        return self[topic]


# In a third of the time that each takes alone; what cannot be read is said of the first that cannot.
DECODERS_OF_MANY = _ManyDecoders()


def _class_of(topic: str) -> type[Entry]:
    if found := entry_class(topic):
        return found
    problem = (
        f"the store holds entries of the kind “{topic[:40]}”, which this version does not know: upgrade it"
    )
    raise StoreUnreadable(problem)


def _decoder(topic: str, found: type[Entry]) -> Callable[[bytes], Entry]:
    decode, harmless = _decode(topic, found), _harmless(found)

    def decoded(payload: bytes) -> Entry:
        # Guarantee: no text that is read from a store is obeyed by a terminal, whoever wrote the store.
        if harmless(payload):
            return decode(payload)
        fields = msgspec.to_builtins(decode(payload))
        return msgspec.convert(_safe(fields, found.personal_fields, found), found)

    return decoded


def _decoder_of_many(topic: str, found: type[Entry]) -> Callable[[Sequence[bytes]], Sequence[Entry]]:
    decode, harmless, decode_lines = (
        DECODERS[topic],
        _harmless(found),
        msgspec.json.Decoder(found).decode_lines,
    )

    def decoded(payloads: Sequence[bytes]) -> Sequence[Entry]:
        lines = _BETWEEN.join(payloads)
        if topic not in UPCASTERS and _one_a_line(payloads, lines) and harmless(lines):
            with suppress(msgspec.MsgspecError):
                if len(entries := decode_lines(lines)) == len(payloads):
                    return entries
        return list(map(decode, payloads))

    return decoded


def _one_a_line(payloads: Sequence[bytes], lines: bytes) -> bool:
    """Tell whether nothing that makes an entry stands in two payloads: then as many entries as lines are one in each.

    No brace follows a brace so inside of an entry, as a line break in a text is written with a backslash.
    """
    return _NEWLINE not in b"".join(payloads) and lines.count(_BOUNDARY) == len(payloads) - 1


def _harmless(found: type[Entry]) -> Callable[[bytes], bool]:
    """Return what tells whether payloads of a class hold nothing that a terminal would obey."""
    # Names and quotes stand so only before a value: inside a text a quote follows a backslash.
    names = [b'"%s":"' % name.encode() for name in found.personal_fields]
    seals = [b'":"'] if issubclass(found, Amendment) else names
    marked = [b"%s\\u001a" % seal for seal in seals]
    unsealed = b"".join(rb"(?<!%s\\)" % seal for seal in seals)
    escapes = rb"\\(?:[bfr]|u(?!001a)|%su001a)" % unsealed

    def harmless(payloads: bytes) -> bool:
        # Most payloads are plain letters but for their seals, which is found out in a fraction of the time of a search;
        # a byte given as its number is found four times as fast as one given as bytes.
        if _DELETE in payloads or (not payloads.isascii() and _searching(_BEYOND_LETTERS)(payloads)):
            return False
        if _BACKSLASH not in payloads:
            return True
        others = payloads
        for seal in marked:
            others = others.replace(seal, _NO_SEAL)
        return _BACKSLASH not in others or not _searching(escapes)(payloads)

    return harmless


@cache
def _searching(pattern: bytes) -> Callable[[bytes], re.Match[bytes] | None]:
    # Compiled when something is first searched for: most kinds of entry never need it.
    return re.compile(pattern).search


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
