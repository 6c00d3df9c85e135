"""What a person chose for the app, kept from one run to the next."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec
from platformdirs import user_config_path

from programme.foundation.small_files import keep
from tui.shared.arrangement import Arrangement


class Settings(msgspec.Struct, frozen=True):
    """The theme, whether the tour was seen, how each table is arranged, and how often each topic was recorded."""

    theme: str = ""
    toured: bool = False
    tables: dict[str, Arrangement] = {}
    often: dict[str, int] = {}


def settings() -> Settings:
    """Return what was chosen; a file that cannot be read counts as nothing."""
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(_file().read_bytes(), type=Settings)
    return Settings()


def keep_theme(theme: str) -> None:
    """Keep a theme for the next time."""
    _keep(msgspec.structs.replace(settings(), theme=theme))


def keep_toured() -> None:
    """Keep that the tour was seen."""
    _keep(msgspec.structs.replace(settings(), toured=True))


def keep_arrangement(title: str, arrangement: Arrangement) -> None:
    """Keep how a table is arranged for the next time."""
    chosen = settings()
    _keep(msgspec.structs.replace(chosen, tables={**chosen.tables, title: arrangement}))


def keep_recorded(topics: Iterable[str]) -> None:
    """Count what somebody records, so that it is offered first; the count stays on this machine."""
    chosen = settings()
    often = dict(chosen.often)
    for topic in dict.fromkeys(topics):
        often[topic] = often.get(topic, 0) + 1
    _keep(msgspec.structs.replace(chosen, often=often))


def _keep(chosen: Settings) -> None:
    """Write; where that is impossible, a choice lasts until the app is closed."""
    with suppress(OSError):
        keep(_file(), chosen)


def _file() -> Path:
    return user_config_path("programme") / "app.json"
