"""Options that many commands share."""

from typing import Annotated

from cyclopts import Parameter

from programme.answers.format_names import Format
from programme.cli.groups import ENVELOPE_GROUP, MOMENT_GROUP, STORE_GROUP

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
        help="By what was known then: 2009-01-27, 2009-01-27T14:00 or an entry, #187. Default: now.",
    ),
]
At = Annotated[
    str | None,
    Parameter(name="--at", help="Open the app on a screen or a thing: risks, R-004."),
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
Form = Annotated[
    Format, Parameter(name="--format", group="Output", help="How to write the answer.", show_choices=True)
]
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
