"""Who may do what in a store in PostgreSQL, as the database keeps it."""

from uuid import UUID

from event_store.postgresql.connections import Connections


class Access:
    """Asks for roles, and gives and takes them in the name of who is logged in."""

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

    def give(self, programme_id: UUID, login: str, role: str) -> None:
        """Give a role to who was admitted; NotAllowed for who does not own the programme."""
        self.connections.tell("SELECT give(%s, %s, %s)", (programme_id, login, role))

    def take(self, programme_id: UUID, login: str, role: str) -> None:
        """Take a role; NotAllowed for who does not own the programme, RefusedByDatabase for its last owner."""
        self.connections.tell("SELECT take(%s, %s, %s)", (programme_id, login, role))
