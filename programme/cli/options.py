"""Options that many commands share."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from programme.answers.format_names import Format
from programme.cli.groups import ENVELOPE_GROUP, MOMENT_GROUP, STORE_GROUP
from programme.cli.habits.completing import references
from programme.foundation.refusal import Problem, Refused

SCREEN = Path("-")
ENDINGS: dict[str, Format] = {".json": "json", ".csv": "csv", ".md": "markdown"}
Store = Annotated[
    str | None,
    Parameter(
        group=STORE_GROUP,
        help="The store: a file, or postgresql://HOST/DB. Default: PROGRAMME_STORE, else a file in your data folder.",
    ),
]
Programme = Annotated[
    str | None,
    Parameter(group=STORE_GROUP, help="Which programme, by name, when the store holds several."),
]
AsOf = Annotated[
    str | None,
    Parameter(group=MOMENT_GROUP, help="What was so on this date: 2009-01-27, last friday. Default: today."),
]
AsKnown = Annotated[
    str | None,
    Parameter(
        group=MOMENT_GROUP,
        help="By what was known then: a day, “2009-01-27 14:00 UTC” (each to its end) or an entry, #187. "
        "Default: now.",
    ),
]
At = Annotated[
    str | None,
    Parameter(name="--at", help="Open the app on a screen or a thing: risks, R-004."),
]
Where = Annotated[
    str | None,
    Parameter(
        allow_leading_hyphen=True,
        help="Only rows that fit, as the app filters: words, owner:supt, -state:closed, score>=12, next<2009-02-01, "
        "overdue.",
    ),
]
Exact = Annotated[
    bool,
    Parameter(
        group=MOMENT_GROUP,
        negative=(),
        help="Of more than 5,000 entries too, try the order of imprecise dates both ways round, which takes longer.",
    ),
]
Redacted = Annotated[
    bool,
    Parameter(
        group="Output",
        negative=(),
        help="Show no names and words of persons, as for a reviewer from outside.",
    ),
]
Persons = Annotated[
    bool,
    Parameter(negative=(), help="Show also the names and words of persons, which are left out else."),
]
Form = Annotated[
    Format, Parameter(name="--format", group="Output", help="How to write the answer.", show_choices=True)
]
AsJson = Annotated[
    bool, Parameter(name="--json", group="Output", negative=(), help="The same as --format json.")
]
Quiet = Annotated[
    bool,
    Parameter(
        name=("--quiet", "-q"),
        group="Output",
        negative=(),
        help="Say nothing besides the answer but refusals and warnings.",
    ),
]
Output = Annotated[
    Path | None,
    Parameter(
        name=("--output", "-o"),
        group="Output",
        help="Write the answer to this new file, as its ending says: .json, .csv or .md; - is the screen.",
        allow_leading_hyphen=True,
    ),
]
Overwrite = Annotated[
    bool,
    Parameter(
        group="Output", negative=(), help="Let it take the place of a file that this program made before."
    ),
]


@Parameter(name="*")
@dataclass(frozen=True)
class Written:
    """How an answer is written, and whether more is said than the answer."""

    form: Form = "table"
    json: AsJson = False
    quiet: Quiet = False

    def __post_init__(self) -> None:
        if self.json and self.form not in {"table", "json"}:
            raise Refused([Problem(f"--json and --format {self.form} are given: choose one", "format")])
        if self.json:
            object.__setattr__(self, "form", "json")


@Parameter(name="*")
@dataclass(frozen=True)
class Filed(Written):
    """How an answer is written, and where to; `form` follows the ending of the file when nothing else is said."""

    output: Output = None
    overwrite: Overwrite = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.output is not None and self.form == "table":
            object.__setattr__(self, "form", ENDINGS.get(self.output.suffix.lower(), "table"))
        if self.output == SCREEN:
            object.__setattr__(self, "output", None)


ON_SCREEN = Filed()
IN_WORDS = Written()
Thing = Annotated[str, Parameter(help="What to show: R-004, SOP-007, EIA-001 …", completer=references)]
About = Annotated[str | None, Parameter(help="Only about one reference: R-004.", completer=references)]
On = Annotated[
    str | None,
    Parameter(
        group=ENVELOPE_GROUP,
        help="Effective date: 2008-12-01, 2008-12, 2007-12~, last friday. Default: today.",
    ),
]
By = Annotated[
    str | None,
    Parameter(group=ENVELOPE_GROUP, help="Who records it. Default: PROGRAMME_BY, else your account."),
]
Evidence = Annotated[
    list[str] | None,
    Parameter(
        group=ENVELOPE_GROUP,
        negative_iterable=(),
        help="Where it can be checked: a reference, or @FILE to keep the file's name and digest; may be repeated.",
    ),
]
KnownOn = Annotated[
    str | None,
    Parameter(
        group=ENVELOPE_GROUP,
        help="Since when the organisation knew of it, by that evidence: the date of what somebody in it had read.",
    ),
]
KnownTo = Annotated[
    str | None,
    Parameter(group=ENVELOPE_GROUP, help="Who in the organisation had read it then; NEEDED with --known-on."),
]
DryRun = Annotated[
    bool,
    Parameter(
        group=ENVELOPE_GROUP,
        negative=(),
        help="Check the entry and say what it would change, but record nothing.",
    ),
]
EntryId = Annotated[
    str | None,
    Parameter(group=ENVELOPE_GROUP, help="A UUID of your own: retrying with it returns the original entry."),
]
