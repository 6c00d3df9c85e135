"""Drafts: what was typed into a form and not recorded yet, kept on the disk so that a crash does not take it."""

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec
from platformdirs import user_state_path

from programme.foundation.small_files import keep


class Drafts:
    """The drafts of one programme's forms; where none can be kept, forms work without."""

    def __init__(self, programme: str) -> None:
        self._folder = user_state_path("programme") / "drafts" / programme

    def load(self, form: str) -> dict[str, str]:
        """Return the texts of a form by their fields, empty when there is no draft of it."""
        with suppress(OSError, msgspec.MsgspecError):
            return msgspec.json.decode(self._file(form).read_bytes(), type=dict[str, str])
        return {}

    def keep(self, form: str, texts: Mapping[str, str]) -> None:
        """Keep the texts of a form in place of an earlier draft."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Guarantee: what was typed into a form survives a crash. A crash in the middle leaves the earlier draft.
            keep(self._file(form), texts)

    def drop(self, form: str) -> None:
        """Forget a draft: it was recorded, or thrown away on purpose."""
        with suppress(OSError):
            self._file(form).unlink()

    def _file(self, form: str) -> Path:
        return self._folder / f"{sha256(form.encode()).hexdigest()[:16]}.json"
