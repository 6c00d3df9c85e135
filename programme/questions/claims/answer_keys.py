"""The reference of answers about claims: the keys of their JSON."""

from programme.answers.keys import key_lines
from programme.questions.claims.coverage import FIELDS as COVERAGE_FIELDS
from programme.questions.claims.grounds import FIELDS as GROUND_FIELDS
from programme.questions.claims.unsupported import FIELDS as UNSUPPORTED_FIELDS


def claim_answers() -> list[str]:
    """Return what stands in the reference of answers about claims."""
    return [
        "## programme coverage REF",
        "",
        "Each row is a place of the outline of a source; `standing` is `claimed and recorded`, `claimed`, `recorded`,",
        "`passed over` or `missing`, and `entries` are positions in the journal. Beside the rows stand `source` and",
        "`chapters` (each `chapter`, its `strip` with a letter for each place, and `counts` by standing):",
        "",
        *key_lines(COVERAGE_FIELDS),
        "",
        "## programme unsupported",
        "",
        "`what` is `claim` (one that nothing supports) or `entry` (one that gives no evidence); `entries` are the",
        "positions of what was recorded from where a claim stands, which does not support it:",
        "",
        *key_lines(UNSUPPORTED_FIELDS),
        "",
        "## programme claim grounds",
        "",
        "A row for each thing that a recommendation rests on; `ground` is a reference or an entry (`#57`), null where",
        "none is recorded, `through` the claim that leads to it, and `made` what was recorded from the same place:",
        "",
        *key_lines(GROUND_FIELDS),
    ]
