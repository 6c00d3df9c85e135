"""The completion scripts of shells, kept between one start of a shell and the next."""

from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from cyclopts import Parameter
from platformdirs import user_cache_path

import domain
import programme as package
from domain.rules.directory import here
from programme.cli import options
from programme.cli.app import build
from programme.cli.output import opened, say
from programme.foundation.small_files import keep


def completion(
    shell: Annotated[
        Literal["bash", "zsh", "fish", "names"],
        Parameter(
            help="Which; names writes those of the directory, for which a script asks while one types."
        ),
    ],
    *,
    store: options.Store = None,
    programme: options.Programme = None,
) -> None:
    """Write the completion script of a shell, for that shell to read at its start."""
    if shell == "names":
        with opened(store, programme) as register:
            say("\n".join(here(register.view().programme)))
        return
    file = user_cache_path("programme") / f"completion-{shell}-{_fingerprint()}.json"
    script = _kept(file)
    if script is None:
        # Putting every command together takes seconds, and a shell asks at each start.
        from programme.cli.named_options import with_names  # noqa: PLC0415 - loads every entry class

        script = with_names(build().generate_completion(shell=shell), shell)
        with suppress(OSError):
            keep(file, script)
            for other in file.parent.glob(f"completion-{shell}-*.json"):
                if other != file:
                    other.unlink()
    say(script)


def _kept(file: Path) -> str | None:
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode(file.read_bytes(), type=str)
    return None


def _fingerprint() -> str:
    """Return a digest of the code that commands follow from: a script that other code made is not used."""
    digest = sha256(version("cyclopts").encode())
    for one in (domain, package):
        for source in sorted(Path(one.__path__[0]).rglob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:32]
