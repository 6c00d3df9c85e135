"""What tests of reports share: the Westminster programme, written once, and what is asked of it."""

from collections.abc import Callable
from datetime import date

import pytest

from programme.journal.register import Register
from programme.reports.report_request import Form, Kind, ReportRequest

AskFor = Callable[..., ReportRequest]


@pytest.fixture(scope="session")
def ask_for(inspected: Register) -> AskFor:
    """Give what asks for a report as of the inspection by all that is known."""

    def ask(kind: Kind, form: Form = "html", *, redacted: bool = True, **changes: object) -> ReportRequest:
        given = {
            "kind": kind,
            "form": form,
            "programme_id": inspected.programme_id,
            "as_of": date(2009, 1, 27),
            "position": inspected.position(),
            "redacted": redacted,
            "since": date(2008, 12, 27) if kind == "snapshot" else None,
        }
        return ReportRequest(**{**given, **changes})  # type: ignore[arg-type]

    return ask
