"""What stands on the pages of a paper: what the report says, and of a snapshot its pictures."""

from programme.journal.register import Register
from programme.reports.document import Document
from programme.reports.making import document
from programme.reports.moment import view_of
from programme.reports.pictures.drawings import pictures
from programme.reports.pictures.picture import Picture
from programme.reports.report_request import ReportRequest


class Paged(Document, frozen=True):
    """A document with pictures after its sections."""

    pictures: tuple[Picture, ...] = ()


def paged(register: Register, asked: ReportRequest) -> Paged:
    """Return what a paper says and shows."""
    said = document(register, asked)
    return Paged(said.title, said.moment, said.sections, _pictures(register, asked))


def _pictures(register: Register, asked: ReportRequest) -> tuple[Picture, ...]:
    if asked.kind != "snapshot":
        return ()
    reader = register.redacted() if asked.redacted else register
    view = view_of(reader, asked.as_of, asked.position)
    position = asked.position if asked.since_position is None else asked.since_position
    then = view_of(reader, asked.since or view.on, position)
    return pictures(view, then)
