"""The reference of who may do what: each role with each kind of command, from the classes of the entries."""

from collections.abc import Iterator
from typing import get_args

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.state.people import Role
from programme.recording.roles.rules import REPORTED, SIGN_OFFS, role_for

ROLES: tuple[str, ...] = (*get_args(Role), "portfolio")
# What records nothing, and what a store takes beside the roles of a programme.
OTHERS = (
    (
        "every question: `status`, every `list` and `show`, `verify`, `snapshot`, `export`, `archive export` …",
        ROLES,
    ),
    ("names and words of persons in an answer", tuple(role for role in ROLES if role != "reviewer")),
    ("`programme new`, `programme archive import`, `programme store admit`: a keeper of the store", ()),
)


def rights() -> str:
    """Return which role each command takes on a server; a test compares what each is allowed with it."""
    parts = [
        "# Who may record what",
        "",
        "Written by `python -m programme.reference`; do not edit. On a [server](how-to/share-with-a-team.md) the",
        (
            "database keeps to this, whatever program asks ([each statement]"
            "(how-to/run-on-postgresql.md#what-the-database-keeps-to));"
        ),
        "a store in a file takes it as advice. Somebody may have several roles. `programme member grant` gives each",
        "but *portfolio*, which `programme store admit --portfolio` gives in all programmes of a store.",
        "",
        f"| command | {' | '.join(ROLES)} |",
        f"|---|{'---|' * len(ROLES)}",
        *(f"| {what} | {_marks(roles)} |" for what, roles in OTHERS),
        *_rows(),
        "",
        "Whoever recorded the last submission of a thing does not sign it off:",
        "",
        "| command | not by who recorded the last | unless it is reported |",
        "|---|---|---|",
    ]
    for topic, rule in SIGN_OFFS.items():
        submitted = " or ".join(f"`{ENTRIES[one].command}`" for one in rule.submitted)
        reported = "with `--reported-by`" if REPORTED in ENTRIES[topic].__struct_fields__ else "–"
        parts.append(f"| `{ENTRIES[topic].command}` | {submitted} | {reported} |")
    return "\n".join(parts) + "\n"


def _rows() -> Iterator[str]:
    """Yield a row for each command that takes more than a recorder, and one for all that do not."""
    for entry_class in ENTRIES.values():
        role = role_for(entry_class.topic)
        if role != "recorder":
            yield f"| `{entry_class.command}` | {_marks((role,))} |"
            if _reportable(entry_class) and role == "approver":
                yield f"| `{entry_class.command} --reported-by` | {_marks(('recorder',))} |"
    yield f"| every other command that records an [entry](entries.md) | {_marks(('recorder',))} |"


def _reportable(entry_class: type[Entry]) -> bool:
    return REPORTED in entry_class.__struct_fields__


def _marks(allowed: tuple[str, ...]) -> str:
    return " | ".join("yes" if role in allowed else "–" for role in ROLES)
