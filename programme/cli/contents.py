"""What commands there are: their words, their help and where they are, without loading any of them.

Entries are not in this table: their commands follow from their classes, noun by noun.
"""

from collections.abc import Mapping

import msgspec
from cyclopts import Group

from programme.cli.groups import ASK_GROUP, EVIDENCE_GROUP, REGISTER_GROUP, STORES_GROUP


class Command(msgspec.Struct, frozen=True):
    """A command that is loaded when it is asked for: `place` is `module:function` in programme.cli.commands."""

    place: str
    help: str


class Noun(msgspec.Struct, frozen=True):
    """A noun that holds verbs; `alone` is the command that runs when no verb is given."""

    help: str
    group: Group = REGISTER_GROUP
    alone: str = ""


COMMANDS: Mapping[Group, Mapping[str, Command]] = {
    STORES_GROUP: {
        "new": Command("stores:new", "Start a programme, in a store that is made when it does not exist."),
        "demo": Command(
            "stores:demo",
            "Open a private copy of the Westminster history, as the inspectors found it on 27 January 2009.",
        ),
        "import": Command(
            "exchange:import_",
            "Take over a register from a spreadsheet, or record a history of entries, all or none.",
        ),
        "export": Command(
            "exchange:export",
            "Write the registers to a spreadsheet, to read, to work in and to import again.",
        ),
        "add": Command(
            "weekly.add:add",
            "Record one line: what it is, what happened, its words, and fields such as owner:Ash, 3x4 or due:fri.",
        ),
        "undo": Command(
            "weekly.undo:undo",
            "Take back your last entry, or all that you recorded with it in one go: withdrawals, which stay in the "
            "record.",
        ),
        "doctor": Command(
            "stores:doctor", "Say where the store is, whether it keeps what it is given, and what it holds."
        ),
        "backup": Command(
            "copies:backup",
            "Copy the store and, encrypted, its keys, also while others record, and verify the copy.",
        ),
        "restore": Command(
            "copies:restore",
            "Verify a backup and make a store of it and of its keys, never in place of another.",
        ),
        "try": Command(
            "copies:try_",
            "Make a what-if branch: a copy to try things out in, which is never taken for the programme.",
        ),
        "serve": Command(
            "serving:serve",
            "Open the terminal app in a browser, to whoever has its address, on this machine or behind a "
            "reverse proxy.",
        ),
        "help": Command(
            "helping:help_", "Show the help of a command or a register, as --help behind it does."
        ),
        "docs": Command(
            "helping:docs", "Show a page of the documentation, or without a topic list what there is."
        ),
        "completion": Command(
            "completion:completion",
            "Write the completion script of a shell, for that shell to read at its start.",
        ),
        "--install-completion": Command(
            "completion:install", "Put the completion script where your shell reads it at its start."
        ),
    },
    ASK_GROUP: {
        "status": Command(
            "questions:status",
            "Show where the programme stands: what needs someone, its phases and its registers in numbers.",
        ),
        "alerts": Command(
            "questions:alerts",
            "List what someone should look at on a date, since when it has been so, and what clears it.",
        ),
        "plan": Command(
            "registers:plan",
            "Show the plan on a time line: each phase with its gate, each milestone; as planned, as forecast, "
            "as it was.",
        ),
        "due": Command(
            "weekly.due:due",
            "List what is late and what is due next, of every register: reviews, actions, meetings, "
            "promises, deadlines.",
        ),
        "moved": Command(
            "weekly.moved:moved",
            "List what moved since a date, the last snapshot or the last look: risks up, down, new and closed, "
            "and by whom.",
        ),
        "find": Command(
            "weekly.find:find",
            "Find entries by any word that was ever recorded: titles, causes, notes, evidence, as far as they may "
            "be read.",
        ),
        "timeline": Command(
            "looking:timeline",
            "List every entry in the order in which things were so, corrected and withdrawn ones marked.",
        ),
        "show": Command(
            "looking:show",
            "Show everything about one thing: how it stands, what asks for attention, and every entry "
            "that made it so.",
        ),
        "why": Command(
            "looking:why",
            "Say why something is as it is: the entries that made it so, with each value before and after.",
        ),
        "people": Command(
            "looking:people",
            "List who answers for what, and how much each recorded; with a name, what that person or "
            "post answers for.",
        ),
        "accountability": Command(
            "looking:accountability",
            "Show who answers for what: accountable, responsible, consulted and informed, as it is or after a phase.",
        ),
        "hindsight": Command(
            "hindsight:hindsight",
            "Look back on every day: which alerts were true from when to when, and which before each "
            "go-live.",
        ),
        "compare": Command(
            "comparison:compare",
            "Say what changed between two moments and why: time passed, new facts, or corrections.",
        ),
        "contradictions": Command(
            "flaws:contradictions",
            "List what cannot all be so: two sources, or a source and its own figures, with both and "
            "their entries.",
        ),
        "coverage": Command(
            "flaws:coverage",
            "Show which places of a source are claimed and recorded, and which are missing or passed over, and why.",
        ),
        "unsupported": Command(
            "flaws:unsupported",
            "List what rests on nothing: claims that nothing supports, and entries that give no evidence.",
        ),
        "silences": Command(
            "flaws:silences",
            "Say how long each register was silent and since when, such as the risk register or the "
            "staff issues log.",
        ),
        "portfolio": Command(
            "portfolio.look:portfolio",
            "Show how the programmes of several stores stand side by side: confidence, top risks, stale "
            "registers, gates.",
        ),
        "calendar": Command(
            "reminders.calendar:calendar",
            "Write what is late and due to a calendar; written again, it moves and cancels what has changed.",
        ),
        "site": Command(
            "readers.site:site",
            "Write everything as a site to read: files that need no server, at any moment, the same to the byte.",
        ),
        "digest": Command(
            "reminders.digest:digest",
            "Tell each owner what began, what is late and due, and what clears it: shown, in files, or sent.",
        ),
        "lessons-pack": Command(
            "reports:lessons_pack",
            "Write for an independent reviewer what was planned, what happened and what was learned, "
            "each with its record.",
        ),
    },
    EVIDENCE_GROUP: {
        "verify": Command(
            "evidence:verify",
            "Compute every hash of the journal again and name what differs; exit with 1 when anything does.",
        ),
        "check-report": Command(
            "reports:check_report",
            "Check a report that you were given: whether it is what this journal says, to the byte.",
        ),
    },
}

NOUNS: Mapping[str, Noun] = {
    "archive": Noun("A whole journal as a file that outlives the program.", STORES_GROUP),
    "store": Noun("A store on a server, for a team: who may do what in it.", STORES_GROUP),
    "checkpoint": Noun("Signed checkpoints of the journal.", EVIDENCE_GROUP),
    "proof": Noun("Proofs that others check without the journal.", EVIDENCE_GROUP),
    "snapshot": Noun(
        "Write the risk paper of a date on one page: top risks and what moved, alerts, readiness, "
        "decisions needed.",
        ASK_GROUP,
        "reports:snapshot",
    ),
    "programme": Noun("The programme itself: its lead, its progress, its registers gone through."),
    "policy": Noun("The scale, the bands, the cadences and the tolerances."),
    "contract": Noun("The notional contract after an inspection."),
    "revisit": Noun("The inspectorate's revisit, and what it would find today."),
    "alert": Noun("Snoozing an alert until a day, waking it, and who sees to it."),
    "entry": Noun("Corrections and withdrawals of entries, and since when they were known."),
    "journal": Noun("Accepting a journal that is not as it was seen."),
    "breach": Noun("Accepting by name what was done against a rule."),
}
