"""A programme on a server with somebody in each role, and those who are in none."""

from functools import cached_property

import psycopg

from event_store.journal.records import StoredRecord
from event_store.postgresql import PostgreSQLJournalRecorder
from event_store.postgresql.connections import Connections
from event_store.postgresql.create import admit
from event_store.store import Grant
from tests.event_store.examples import CAMDEN, WESTMINSTER, example
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import Server

ROLES = ("reader", "reviewer", "recorder", "approver", "owner")
# Beside the roles of a programme: who reads all programmes, who keeps the store, who was admitted and has no role, and
# who can only connect to the database.
EVERYBODY = (*ROLES, "portfolio", "keeper", "admitted", "stranger")


def granting(position: int, role: str, by: str, topic: str = "member.granted") -> StoredRecord:
    """Return an entry that gives a role."""
    return example(position, topic=topic, by=by, state=b'{"person":"PE-001","role":"%s"}' % role.encode())


class Office(TestStore):
    """A store that somebody who is no superuser prepared, with a login of each role; it holds another programme too."""

    def __init__(self, server: Server) -> None:
        super().__init__(server, real=True, keeper=True)
        # As “keeper” may after all, whoever prepared the store started the programmes, and so owns them.
        self.founder = self.login("founder")
        address = self.as_login(self.founder)
        recorder = PostgreSQLJournalRecorder(Connections(address))
        recorder.append([example(1, by="founder")])
        recorder.append([example(1, CAMDEN, by="founder")])
        for role in EVERYBODY[:-1]:
            admit(address, self.login(role), role, keeper=role == "keeper", portfolio=role == "portfolio")
        given = [granting(place, role, "founder") for place, role in enumerate(ROLES, 2)]
        recorder.append(given, [Grant(n, self.login(role)) for n, role in enumerate(ROLES, 1)])
        self.size = 1 + len(ROLES)
        self.run(f"CREATE ROLE {self.login('stranger')} LOGIN")
        recorder.select_notifications(None, 10)
        recorder.save_checkpoint(WESTMINSTER, 1, "made by", b"state")
        self.recorder_of_founder = recorder

    @cached_property
    def connections(self) -> dict[str, psycopg.Connection[tuple[object, ...]]]:
        """A connection of each, without this program, to be asked one thing after another."""
        return {
            role: psycopg.connect(
                host=str(self.server.folder),
                user=self.login(role),
                dbname="postgres",
                options=f"-c search_path={self.schema}",
            )
            for role in EVERYBODY
        }

    @cached_property
    def recorders(self) -> dict[str, PostgreSQLJournalRecorder]:
        """What each of them uses who can open the store with this program."""
        return {
            role: PostgreSQLJournalRecorder(Connections(self.as_login(self.login(role))))
            for role in EVERYBODY[:-1]
        }

    def close(self) -> None:
        """Close every connection."""
        for connection in self.connections.values():
            connection.close()
        for recorder in (*self.recorders.values(), self.recorder_of_founder):
            recorder.connections.close()
