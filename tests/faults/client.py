"""One of many who record in one register: `python -m tests.faults.client STORE FILE CLIENT OPERATIONS`."""

import json
import random
import sys
from pathlib import Path
from time import monotonic_ns

from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import Register
from programme.recording.record import proposal, record
from programme.stores.open import open_register
from tests.faults.histories import Kind, Operation

STATEMENT = {"cause": "no date", "event": "it lasts", "effect": "delay all"}


KINDS: tuple[Kind, ...] = ("raise", "review", "close", "read")


def operate(register: Register, kind: Kind, risk: str, said: str) -> dict[str, object]:
    """Do one operation, and return what is told about it."""
    match kind:
        case "raise":
            (made,) = record(register, [proposal("risk.raised", title=said, **STATEMENT)])
            return {"position": made.position, "risk": next(iter(made.entry.allotted()))}
        case "review":
            (made,) = record(register, [proposal("risk.reviewed", risk=risk, note=said)])
        case "close":
            (made,) = record(register, [proposal("risk.closed", risk=risk, reason=said)])
        case "read":
            view = register.view()
            return {"position": view.moment.position, "seen": len(view.programme.risks)}
    return {"position": made.position}


def main() -> None:
    """Operate on a register, and write down what was asked, what was told, and when."""
    store, file, client, operations = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(client)  # noqa: S311 - repeatable, no secret
    register = open_register(store)
    with file.open("w") as written:
        for number in range(operations):
            kind = chance.choices(KINDS, [6, 4, 1, 2])[0]
            risk = f"R-{chance.randint(1, 4):03}" if kind in {"review", "close"} else ""
            operation = Operation(client, number, kind, monotonic_ns(), 0, risk)
            try:
                told = operate(register, kind, risk, operation.said)
            except (Refused, Unreadable) as refused:
                told = {"refusal": str(refused) or repr(refused)}
            operation = operation._replace(returned=monotonic_ns(), **told)  # type: ignore[arg-type]
            written.write(json.dumps(operation) + "\n")
    register.close()


if __name__ == "__main__":
    main()
