"""Why: for each thing that is said of something, the entries that made it so, with the value before and after."""

from typing import Any

from domain.foundation.references import kind_of, parse
from domain.state.programme import Programme
from programme.answers.answer import Answer, Field, about, plain, worded
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View
from programme.questions.timeline import command_words, known

FIELDS = (
    Field("field", "What is said"),
    Field("before", "Before"),
    Field("after", "After"),
    Field("position", "#"),
    Field("effective", "Effective date"),
    Field("entry", "Entry"),
    Field("by", "Recorded by", wide=True),
    Field("recorded_at", "Recorded at", wide=True),
    Field("evidence", "Evidence", wide=True),
    Field("known_on", "Known since", wide=True, rare=True),
    Field("known_to", "Known to", wide=True, rare=True),
    Field("known_by", "Known by #", wide=True, rare=True),
)


def why(view: View, text: str) -> Answer:
    """Answer with every entry that changed a thing (`R-004`) or one field of it (`R-004.residual`), in their order.

    Refused when there is no such thing or field at this moment.
    """
    text = text.strip()
    written, _, field = text.partition(".")
    try:
        reference = parse(written)
    except ValueError as error:
        raise Refused([Problem(str(error), "reference")]) from None
    thing = _thing(view.programme, reference)
    if thing is None:
        raise Refused(
            [Problem(f"there is no {kind_of(reference).noun} {reference} {view.moment.words}", "reference")]
        )
    names = [name for name in thing.__struct_fields__ if name != "ref"]
    if field and field.replace("-", "_") not in names:
        sentence = f"{reference} has no “{field[:40]}”; it has {', '.join(names)}"
        raise Refused([Problem(sentence, "reference")])
    chosen = [field.replace("-", "_")] if field else names
    rows = list(_changes(view, reference, chosen))
    return Answer(f"Why {text} is as it is", FIELDS, rows, about(view), f"nothing was ever said of {text}")


def _thing(programme: Programme, reference: str) -> Any:  # noqa: ANN401 - the state of any register
    return getattr(programme, kind_of(reference).register).get(reference)


def _changes(view: View, reference: str, names: list[str]) -> list[dict[str, Any]]:
    programme = Programme()
    before: dict[str, tuple[Any, str]] = {}
    rows = []
    for record in view.records():
        record.entry.apply(programme, record.on)
        thing = _thing(programme, reference)
        if thing is None:
            continue
        for name in names:
            # State is changed in place: what a list held before is only known as it was written down then.
            now = plain(getattr(thing, name))
            was, was_in_words = before.get(name, (None, ""))
            if now == was or not (now or was):
                continue
            rows.append(
                {
                    "field": name.replace("_", " "),
                    "before": was_in_words,
                    "after": worded(getattr(thing, name)),
                    "position": record.position,
                    "effective": record.on,
                    "entry": command_words(record.entry),
                    "by": record.by,
                    "recorded_at": record.recorded_at,
                    "evidence": record.evidence_list,
                    **known(record.position, view.knowledge),
                }
            )
            before[name] = now, worded(getattr(thing, name))
    return rows
