"""The words that registers use for their headings, from a file that people extend."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from programme.spreadsheets.headings import plain_heading
from programme.spreadsheets.workbook.sheet import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SURE, _WEAK, _PART = 1.0, 0.55, 0.45
_SECTIONS = ("any", "score", "kinds", "fields")
_MOST_BYTES = 1_000_000
_STATEMENT = {"risk raise.cause", "risk raise.effect"}


class Candidate(NamedTuple):
    """What a column may hold, and how sure that is, from 0 to 1."""

    to: str
    weight: float


class Synonyms:
    """Headings by kind of register; build it with `synonyms()`."""

    def __init__(self, tables: list[dict[str, Any]]) -> None:
        self.kinds: dict[str, set[str]] = {}
        self.scores: dict[str, str] = {}
        self._words: dict[str, dict[str, list[Candidate]]] = {}
        for table in tables:
            for score, words in table.get("score", {}).items():
                self.scores.update({plain_heading(word): score for word in words})
            for kind, words in table.get("kinds", {}).items():
                self.kinds.setdefault(kind, set()).update(plain_heading(word) for word in words)
            for kind, fields in table.get("fields", {}).items():
                self._add(kind, fields)
        for table in tables:
            for kind in self._words:
                self._add(kind, table.get("any", {}))

    def _add(self, kind: str, fields: dict[str, list[str]]) -> None:
        known = self._words.setdefault(kind, {})
        for to, words in fields.items():
            for word in words:
                weight = _WEAK if word.startswith("~") else _SURE
                candidates = known.setdefault(plain_heading(word.removeprefix("~")), [])
                if all(candidate.to != to for candidate in candidates):
                    candidates.append(Candidate(to, weight))

    def candidates(self, heading: str, kind: str) -> list[Candidate]:
        """Say what a heading may be in a register of this kind, surest first; part of a heading counts for less."""
        known = self._words.get(kind, {})
        heading = plain_heading(heading)
        found = known.get(heading) or known.get(heading.rstrip("?").strip())
        if found:
            return sorted(found, key=lambda candidate: -candidate.weight)
        words = heading.split()
        if not 1 < len(words) <= 8:
            return []
        parts: dict[str, float] = {}
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                if end - start == len(words):
                    continue
                for to, weight in known.get(" ".join(words[start:end]), ()):
                    # “no” and “by” say something as a whole heading alone.
                    if end - start > 1 or len(words[start]) > 3:
                        share = _PART * weight + 0.4 * (end - start) / len(words)
                        parts[to] = max(parts.get(to, 0), share)
        if len(_STATEMENT & set(parts)) > 1:
            # “Description / cause / consequence” holds a whole statement, which is nobody's to take apart.
            parts = {"risk raise.event": _WEAK}
        return sorted((Candidate(to, weight) for to, weight in parts.items()), key=lambda one: -one.weight)

    def score_of(self, *headings: str) -> tuple[str, str] | None:
        """Find which score (inherent, residual, target) headings speak of, and what is left of the last one."""
        for heading in headings:
            plain = plain_heading(heading)
            for word in sorted(self.scores, key=len, reverse=True):
                if f" {word} " in f" {plain} ":
                    return self.scores[word], f" {plain} ".replace(f" {word} ", " ").strip()
        return None


def synonyms(extra: Path | None = None) -> Synonyms:
    """Read our words, and those of a file that adds to them; raises UnreadableFile when that is not as it should be."""
    if extra is None:
        return _with("")
    try:
        if extra.stat().st_size > _MOST_BYTES:
            message = f"{extra} is no file of synonyms: it has more than {_MOST_BYTES // 1000} kB"
            raise UnreadableFile(message)
        text = extra.read_text(encoding="utf-8")
        return _with(text)
    except OSError as fault:
        message = f"the synonyms {extra} cannot be read ({fault.strerror}): name a file that is there"
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        message = f"the synonyms {extra} are no TOML ({fault}): write them as the guide shows"
    except _Misshapen as fault:
        message = f"the synonyms {extra}: {fault}"
    raise UnreadableFile(message) from None


class _Misshapen(ValueError):  # noqa: N818 - the message is the rest of a sentence
    pass


@cache
def _ours() -> dict[str, Any]:
    text = files("programme.spreadsheets.columns").joinpath("synonyms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=4)
def _with(text: str) -> Synonyms:
    added = tomllib.loads(text)
    for section, what in added.items():
        if section not in _SECTIONS:
            message = f"there is no section “{section}”: the sections are {', '.join(_SECTIONS)}"
            raise _Misshapen(message)
        ours = _ours()[section]
        if section != "fields":
            _refuse_misshapen(section, what, ours)
            continue
        for kind, fields in _table(section, what, ours).items():
            _refuse_misshapen(f"fields.{kind}", fields, {**ours[kind], **_ours()["any"]})
    return Synonyms([_ours(), added])


def _refuse_misshapen(section: str, what: object, ours: Iterable[str]) -> None:
    for name, words in _table(section, what, ours).items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            message = f'in [{section}], write the headings of “{name}” as a list of texts, such as ["Worry"]'
            raise _Misshapen(message)


def _table(section: str, what: object, ours: Iterable[str]) -> dict[str, Any]:
    known = sorted(ours)
    if not isinstance(what, dict):
        message = f"“{section}” is no section: write [{section}] on a line, and its headings under it"
        raise _Misshapen(message)
    for name in what:
        if name not in known:
            message = f"in [{section}], “{name}” is not known: say one of {', '.join(known)}"
            raise _Misshapen(message)
    return what
