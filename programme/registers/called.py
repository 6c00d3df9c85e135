"""Names beside codes, for readers who do not know the registers by heart."""

import re

from domain.foundation.references import KINDS
from domain.rules.holding import TITLES
from domain.state.programme import Programme

# What stands in brackets by itself follows its own name; what a quotation mark follows has its name already.
_CODE = r"(?<![(\w-])([A-Z]{1,5})-\d{3,}\b(?! “)"
# A name in the middle of a sentence is there to be recognised.
_LONGEST = 48
# Who somebody is, and what staff raised in confidence, is not put where it was not said.
_KEPT_BACK = frozenset({"PE", "PO", "SI", "AP"})


def with_names(text: str, programme: Programme) -> str:
    """Return a sentence with the name of each thing after its code, the first time it is named.

    `SG-003` becomes `SG-003 “Inspectors”`. A code of which nothing is known, or whose name the sentence has, stays.
    """
    named: set[str] = set()

    def beside(match: re.Match[str]) -> str:
        code = match[0]
        name = name_of(programme, match[1], code)
        if not name or code in named or name in text or f"{code} “" in text:
            return code
        named.add(code)
        return f"{code} “{name if len(name) <= _LONGEST else f'{name[: _LONGEST - 1].rstrip()}…'}”"

    return re.sub(_CODE, beside, text)


def title_of(programme: Programme, reference: str) -> str:
    """Return the title of a thing, empty when there is no such thing at that moment, or what is named is none."""
    prefix = reference.partition("-")[0]
    thing = getattr(programme, KINDS[prefix].register).get(reference) if prefix in KINDS else None
    return next((str(value) for name in TITLES if (value := getattr(thing, name, None))), "")


def name_of(programme: Programme, prefix: str, code: str) -> str:
    """Return what a thing is called; nothing where that is a person or was said in confidence."""
    if prefix not in KINDS or prefix in _KEPT_BACK:
        return ""
    thing = getattr(programme, KINDS[prefix].register).get(code)
    return str(getattr(thing, "title", None) or getattr(thing, "name", None) or "")
