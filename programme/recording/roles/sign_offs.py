"""Sign-offs and acceptances of what one submitted oneself: withheld on a server, and marked wherever they are."""

from collections.abc import Iterator, Sequence

from domain.foundation.phrases import Phrase, giving, phrase
from domain.history.record import Record
from domain.rules.persons import same
from programme.foundation.refusal import Problem, Refused
from programme.recording.check_drafts import item_of
from programme.recording.known import Known
from programme.recording.roles.rules import REPORTED, SIGN_OFFS


def refuse_own(known: Known, drafts: Sequence[Record]) -> None:
    """Refused when a server knows who records, and something is signed off by who submitted it."""
    recorder = known.journal.recorder
    if recorder.signs_as is None or SIGN_OFFS.keys().isdisjoint(draft.entry.topic for draft in drafts):
        return
    problems = []
    for place, draft in enumerate(drafts):
        if draft.entry.reporter is None and (own := submission(known, draft, drafts[:place])) is not None:
            others = sorted(
                name
                for _, name, role in recorder.members(known.programme_id)
                if role == "approver" and not same(name, draft.by)
            )
            sentence = _sentence(own, draft, others)
            problems.append(Problem(sentence, None, item_of(place + 1, len(drafts))))
    if problems:
        raise Refused(problems)


def submission(known: Known, draft: Record, before: Sequence[Record]) -> Record | None:
    """Return the entry by which whoever records a sign-off submitted what it is about; None when somebody else did."""
    rule = SIGN_OFFS.get(draft.entry.topic)
    if rule is None:
        return None
    thing = getattr(draft.entry, rule.subject)
    earlier = [*known.of_topics(rule.submitted), *before]
    last = None
    for record in earlier:
        if record.entry.topic in rule.submitted and getattr(record.entry, rule.subject) == thing:
            last = record
    return last if last is not None and same(last.by, draft.by) else None


def _sentence(own: Record, draft: Record, others: Sequence[str]) -> Phrase:
    thing = getattr(draft.entry, SIGN_OFFS[draft.entry.topic].subject)
    who = f"which {', '.join(others)} can" if others else "and there is none yet: the owner names one"
    does_not = f"{draft.by} submitted {thing} (entry {own.position}) and does not sign it off"
    said = f"{does_not}: that takes another approver, {who}"
    if REPORTED not in draft.entry.__struct_fields__:
        return phrase(said)
    return phrase(said, "; if it happened all the same, say who found that", giving(REPORTED))


def own_sign_offs(known: Known, records: Sequence[Record]) -> Iterator[str]:
    """Yield a sentence for each of these that signs off what who recorded it submitted, where nothing forbids it."""
    for place, record in enumerate(records):
        if (own := submission(known, record, records[:place])) is not None:
            thing = getattr(record.entry, SIGN_OFFS[record.entry.topic].subject)
            yield f"entry {record.position} signs off {thing}, which {record.by} submitted by entry {own.position}"
