"""Who may do what in a SQLite file: whoever may open it, everything; who records is as typed."""

from uuid import UUID

from event_store.errors import NotAllowed

REFUSED = "a store in a file tells nobody apart: whoever may open it may do everything; move it to a server for roles"


class Access:
    """Keeps nobody from anything."""

    signs_as: str | None = None

    def roles(self, programme_id: UUID) -> frozenset[str] | None:
        """Return None."""
        return None

    def members(self, programme_id: UUID) -> list[tuple[str, str, str]]:
        """NotAllowed."""
        raise NotAllowed(REFUSED)

    def admitted(self, programme_id: UUID) -> list[tuple[str, str]] | None:
        """Return None."""
        return None

    def look(self, programme_id: UUID, thing: str, *, typing: bool) -> list[tuple[str, bool]]:
        """Return nobody."""
        return []
