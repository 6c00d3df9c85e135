"""An index of the words of entries, made in memory when it is asked for and gone with the question (SQLite FTS5).

A file beside the store would have to be erased with its sources, kept in step with other writers, and there is none
beside a store on a server. 10,000 entries are indexed in less time than it takes to read them.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

from programme.foundation.refusal import Refused

BEGIN, END, MORE = "«", "»", "…"
# So many words of the place where something was found are shown.
AROUND = 16
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
_MADE = "CREATE VIRTUAL TABLE said USING fts5(title, text, names, tokenize = 'unicode61 remove_diacritics 2')"
# What a thing is called counts more than what is said of it.
_ASKED = """
    SELECT rowid, snippet(said, -1, ?, ?, ?, ?) FROM said WHERE said MATCH ?
    ORDER BY bm25(said, 4.0, 1.0, 1.0), rowid DESC
"""


class Text(NamedTuple):
    """What is looked through of one entry: by what it is known, what the thing is called, and all else it says.

    `names` are the references, which stand in a column of their own beside what was found.
    """

    place: int
    title: str
    text: str
    names: str


class Hit(NamedTuple):
    """An entry in which all words stand, and the words around the first of them, those that were asked for marked."""

    place: int
    around: str


def hits(texts: Iterable[Text], typed: str) -> list[Hit]:
    """Return the entries in which every word stands, whatever its ending and accents, those that say most of it first.

    Words in quotation marks stand next to each other. Refused when nothing is typed that could be looked for.
    """
    asked = " ".join(_terms(typed))
    if not asked:
        raise Refused(["say what to look for: a word, or the beginning of one"])
    # Guarantee: a search keeps nothing of what it looked through.
    with closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute(_MADE)
        except sqlite3.OperationalError as error:
            raise Refused(
                ["the SQLite of this Python cannot search texts (FTS5): use another build of it"]
            ) from error
        memory.executemany("INSERT INTO said(rowid, title, text, names) VALUES (?, ?, ?, ?)", texts)
        return [Hit(*found) for found in memory.execute(_ASKED, (BEGIN, END, MORE, AROUND, asked))]


def _terms(typed: str) -> Iterator[str]:
    """Yield each word in quotation marks, as nothing that people type is an operator; its end may go on."""
    for quoted, curly, word in _QUOTED.findall(typed.replace("\0", "")):
        phrase = " ".join(re.findall(r"\w+", quoted or curly or word))
        if phrase:
            yield f'"{phrase}"*'
