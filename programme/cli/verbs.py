"""What nouns hold besides `list`, `show` and the verbs of their entries."""

from collections.abc import Mapping

from programme.cli.contents import Command

VERBS: Mapping[str, Mapping[str, Command]] = {
    "store": {
        "create": Command(
            "access:create",
            "Prepare a store on a server with its roles, or bring one of an earlier version up to date.",
        ),
        "admit": Command(
            "access:admit",
            "Let a login of the database use the store; it is made, without a password, if there is none.",
        ),
        "members": Command(
            "access:members",
            "List which logins may do what in a programme, as the database has it; member list says since "
            "when, and why.",
        ),
    },
    "archive": {
        "export": Command(
            "copies:export", "Write a programme's whole journal as JSON Lines (programme docs archive)."
        ),
        "import": Command(
            "copies:import_", "Make a store of an archive: the same journal, stamps and hashes, or nothing."
        ),
    },
    "checkpoint": {
        "export": Command(
            "evidence:export",
            "Sign how the journal stands now, in five lines to print, publish or keep elsewhere.",
        ),
        "check": Command(
            "evidence:check_",
            "Check a signed checkpoint that was kept: whether the journal still begins with what was signed.",
        ),
        "key": Command(
            "evidence:key_",
            "Show the public key that checks this machine's checkpoints of a programme, to give to "
            "others beforehand.",
        ),
        "protect": Command(
            "evidence:protect",
            "Put the signing key under a passphrase, or another one: from then on it is asked for when something is "
            "signed.",
        ),
        "accept": Command(
            "evidence:accept",
            "Trust a journal that is not as this machine saw it, such as a restored backup; the act is "
            "itself recorded.",
        ),
    },
    "proof": {
        "entry": Command("evidence:entry", "Prove that one entry was recorded, without showing any other."),
        "growth": Command(
            "evidence:growth",
            "Prove that the journal grew out of an earlier checkpoint, and nothing before it was changed.",
        ),
        "check": Command("evidence:check_given", "Check a proof that was given to you; it needs no store."),
    },
    "post": {
        "handover": Command(
            "handover:handover",
            "Hand over everything that a post or a person answers for, all or none; with --dry-run show each.",
        ),
    },
    "person": {
        "handover": Command(
            "handover:handover",
            "Hand over everything that a post or a person answers for, all or none; with --dry-run show each.",
        ),
    },
    "phase": {
        "readiness": Command(
            "registers:readiness",
            "List everything that is asked of a phase before it goes live: what is there, what is "
            "missing, what clears it.",
        ),
    },
    "evidence": {
        "open": Command(
            "attachments.files:open_",
            "Take a file that is kept as evidence out into a folder, checked by its digest.",
        ),
        "missing": Command(
            "attachments.files:missing_",
            "List files of evidence that are not here or are not as they were; exit with 1 when one that is kept is.",
        ),
    },
    "milestone": {
        "trend": Command(
            "registers:trend",
            "Show how the expected date of each milestone moved from one report to the next, as a chart and in "
            "rows.",
        ),
    },
    "measure": {
        "phases": Command(
            "registers:phases",
            "Show each measure before and after each phase went live: an observation, which does not "
            "say why it changed.",
        ),
    },
    "benefit": {
        "totals": Command(
            "registers:benefit_totals",
            "Add up the benefits by state and kind; amounts in different currencies are never added.",
        ),
    },
    "cost": {
        "totals": Command(
            "registers:cost_total",
            "Add up budget, forecast and spend by currency and period, and set what benefits brought beside them.",
        ),
    },
    "survey": {
        "results": Command(
            "surveys:results",
            "Rank the statements of a survey by the share of people who scored them 4 to 6.",
        ),
        "compare": Command(
            "surveys:compare",
            "Put two surveys side by side, statement by statement: an observation, which does not say "
            "why it changed.",
        ),
    },
    "claim": {
        "grounds": Command(
            "flaws:grounds",
            "List each recommendation that a source makes with the findings that it rests on, step by step.",
        ),
    },
    "programme": {
        "forecast": Command(
            "registers:forecast",
            "Say when all would be done at the pace so far, by what is counted and by each stated figure.",
        ),
    },
    "policy": {
        "show": Command(
            "registers:policy",
            "Show every rule in force, and where it is not the profile's own: scale, bands, tolerances and days.",
        ),
    },
    "contract": {
        "show": Command(
            "contract:show", "Show the notional contract: its parties, its deadline and its revisits."
        ),
    },
    "revisit": {
        "outlook": Command(
            "contract:outlook",
            "Show what a revisit today would find: the deadline, everything asked for, the targets and "
            "the outcome earned.",
        ),
    },
}
