"""Who may do what in a store in PostgreSQL, as the database keeps it, and who looks at the same thing there."""

from uuid import UUID

from event_store.postgresql.connections import Connections


class Access:
    """Asks in the name of who is logged in."""

    connections: Connections

    @property
    def signs_as(self) -> str | None:
        """Who the store says is recording; None for one that was not admitted."""
        return self.connections.identity.signs

    def roles(self, programme_id: UUID) -> frozenset[str] | None:
        """Return the roles of who is asking in a programme."""
        found = self.connections.ask(
            "SELECT role FROM member WHERE login = me() AND programme_id = %s", (programme_id,)
        )
        return frozenset(role for (role,) in found)

    def members(self, programme_id: UUID) -> list[tuple[str, str, str]]:
        """Return the login, the name and the role of everybody in a programme, to who is in it too."""
        return self.connections.ask("SELECT login::text, known_as, role FROM members(%s)", (programme_id,))

    def admitted(self, programme_id: UUID) -> list[tuple[str, str]]:
        """Return the logins with their names, to who owns a programme."""
        return self.connections.ask("SELECT login::text, known_as FROM admitted(%s)", (programme_id,))

    def look(self, programme_id: UUID, thing: str, *, typing: bool) -> list[tuple[str, bool]]:
        """Say what one looks at, and return who else does now, and whether they type."""
        return self.connections.ask("SELECT * FROM look(%s, %s, %s)", (programme_id, thing, typing))
