"""Which stores a portfolio looks at: a file `portfolio.toml` that a person writes."""

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec

from event_store.copies.given_file import read_file
from programme.foundation.refusal import Refused
from programme.stores.backends import scheme
from programme.stores.open import SCHEME, place_of

LARGEST = 10_000_000
EXAMPLE = '[[store]] and below it address = "PATH or postgresql://HOST/DATABASE"'


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A store, and which of its programmes are looked at; all of them when none is named."""

    address: Annotated[str, msgspec.Meta(min_length=1)]
    programmes: tuple[str, ...] = ()


class Portfolio(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a portfolio is called, and its stores in the order in which they are written."""

    store: tuple[Member, ...]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100)] = "Portfolio"


def read_portfolio(file: Path) -> Portfolio:
    """Read a portfolio; a path in it starts where the file lies. Refused when it cannot be read or names no store."""
    try:
        given = tomllib.loads(read_file(file, LARGEST).decode())
        portfolio = msgspec.convert(given, Portfolio)
    except FileNotFoundError:
        raise Refused([f"there is no file {file}: write one that names each store, as {EXAMPLE}"]) from None
    except OSError as error:
        raise Refused([f"{file} cannot be read: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise Refused([f"{file} is no text in UTF-8: save it as UTF-8"]) from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Refused([f"{file} is no portfolio ({error}): name each store as {EXAMPLE}"]) from None
    if not portfolio.store:
        raise Refused([f"{file} names no store: add one as {EXAMPLE}"])
    stores = [
        msgspec.structs.replace(member, address=_from(file.parent, member.address))
        for member in portfolio.store
    ]
    places = [place_of(member.address) for member in stores]
    for place in places:
        if places.count(place) > 1:
            raise Refused([f"{file} names {place} twice: name it once, with all its programmes"])
    return msgspec.structs.replace(portfolio, store=tuple(stores))


def _from(folder: Path, address: str) -> str:
    if scheme(address) != "sqlite":
        return address
    return SCHEME + str(folder.absolute() / Path(address.removeprefix(SCHEME)).expanduser())
