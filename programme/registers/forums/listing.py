"""How forums and their meetings are listed."""

from datetime import date

from domain.rules.forums import snapshots_seen
from domain.state.forums import Forum, Meeting
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing


def _counted(state: str) -> Column:
    def count(forum: Forum, programme: Programme, _: date) -> int:
        return sum(one.forum == forum.ref and one.state == state for one in programme.meetings.values())

    return Column(state, state.capitalize(), count, wide=True)


def _papers(meeting: Meeting, programme: Programme, _: date) -> tuple[str, ...]:
    seen = snapshots_seen(programme, meeting)
    return (*meeting.papers, *(f"snapshot as of {one.as_of} (#{one.position})" for one in seen))


FORUMS = Listing(
    noun="forum",
    title="Forums",
    items=lambda programme: programme.forums.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Forum"),
        Column("state", "State"),
        Column("moved", "Since"),
        Column("chair", "Chair"),
        Column("every_days", "Every (days)"),
        Column("last", "Last met"),
        Column("members", "Members", wide=True),
        Column("purpose", "Purpose", wide=True),
        Column("terms", "Terms of reference", wide=True),
        Column("terms_given", "Terms given", wide=True),
        Column("terms_revised", "Terms revised", wide=True),
        Column("held", "Held", wide=True),
        _counted("missed"),
        _counted("cancelled"),
        Column("reason", "Reason", wide=True),
    ),
)

MEETINGS = Listing(
    noun="meeting",
    title="Meetings",
    items=lambda programme: programme.meetings.values(),
    columns=(
        Column("ref", "Ref"),
        Column("forum", "Forum", lambda one, programme, _: programme.forums[one.forum].title),
        Column("on", "When"),
        Column("state", "State"),
        Column("attended", "Attended"),
        Column("decisions", "Decisions"),
        Column("actions", "Actions"),
        Column("apologies", "Apologies", wide=True),
        Column("papers", "Papers", _papers, wide=True),
        Column("times", "Times", wide=True),
        Column("note", "Note", wide=True),
    ),
)

LISTINGS = (FORUMS, MEETINGS)
