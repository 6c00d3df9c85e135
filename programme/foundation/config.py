"""Settings that a person writes down once, in `config.toml`: who they are, which store they use, and how it looks.

What is said on the command line goes before, and then what the environment says.
"""

import os
from functools import lru_cache
from pathlib import Path

import msgspec
from platformdirs import user_config_path

from programme.foundation.refusal import Refused

LARGEST = 1_000_000
# What may stand before the path of a file.
FILE = "sqlite:///"


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may be set; a path starts where the file lies."""

    by: str = ""
    store: str = ""
    portfolio: str = ""
    theme: str = ""
    keys: dict[str, str] = {}


def config_file() -> Path:
    """Return where the settings are."""
    return user_config_path("programme") / "config.toml"


def setting(name: str) -> str:
    """Return a setting, as PROGRAMME_NAME or else the file says it; nothing when neither does.

    Refused when the file cannot be read, or sets what there is not.
    """
    said = os.environ.get(_variable(name))
    if said:
        return said
    file = config_file()
    try:
        found = file.stat()
    except OSError:
        return ""
    return str(getattr(_read(file, found.st_mtime_ns, found.st_size), name))


def keys_set() -> dict[str, str]:
    """Return the keys that are bound anew, by what they do; Refused as `setting`."""
    file = config_file()
    try:
        found = file.stat()
    except OSError:
        return {}
    return _read(file, found.st_mtime_ns, found.st_size).keys


def path_set(name: str) -> str:
    """Return a setting that is a path or an address, as `setting` does; a path of the file starts where that lies."""
    said = setting(name)
    before, mark, path = said.rpartition(FILE)
    if not said or os.environ.get(_variable(name)) or "://" in path:
        return said
    return f"{before}{mark}{config_file().parent / Path(path).expanduser()}"


def _variable(name: str) -> str:
    return f"PROGRAMME_{name.upper()}"


@lru_cache(maxsize=1)
def _read(file: Path, _mtime: int, size: int) -> Config:
    import tomllib  # noqa: PLC0415 - most have written nothing down, and the app would open later

    try:
        if size > LARGEST:
            raise Refused([f"{file} is too large to be settings: make it shorter"])
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Config)
    except OSError as error:
        raise Refused([f"{file} cannot be read ({error.strerror}): check its rights"]) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        fields = ", ".join(Config.__struct_fields__)
        raise Refused(
            [f"{file} cannot be used ({error}): it may set {fields}, each as name = “text”"]
        ) from None
