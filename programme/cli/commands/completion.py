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
from programme.cli.output import hint, opened, say, say_done
from programme.foundation.refusal import Refused
from programme.foundation.small_files import keep

Shell = Literal["bash", "zsh", "fish"]


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
    say(_script(shell))


def install(shell: Shell | None = None) -> None:
    """Put the completion script where your shell reads it at its start."""
    from cyclopts.completion.install import add_to_rc_file, get_default_completion_path  # noqa: PLC0415 - run once

    found = shell or _own_shell()
    file = get_default_completion_path(found, "programme")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_script(found) + "\n", encoding="utf-8")
        # fish looks into that folder by itself.
        changed = found != "fish" and add_to_rc_file(file, "programme", found)
    except OSError as error:
        raise Refused([f"{file} cannot be written ({error.strerror}): check the path"]) from None
    say_done(f"the completion of {found} is in {file}")
    if changed:
        hint(f"a line in the start-up file of {found} reads it")
    hint("start a new shell to have it")


def _own_shell() -> Shell:
    from cyclopts.completion.detect import ShellDetectionError, detect_shell  # noqa: PLC0415 - as above

    with suppress(ShellDetectionError):
        found = detect_shell()
        if found != "powershell":
            return found
    raise Refused(["your shell cannot be told: name it, as in programme --install-completion bash"])


def _script(shell: Shell) -> str:
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
    return script


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
