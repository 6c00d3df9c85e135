"""A programme on a server: moved there by the how-to, used by three people, and with its keys on this host alone."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from programme.stores.open import open_register
from programme.stores.rights import withheld
from tests import ROOT
from tests.postgres_server import Server
from tests.terminal import Terminal

HOW_TO = (ROOT / "docs" / "how-to" / "share-with-a-team.md").read_text(encoding="utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", HOW_TO, re.DOTALL) for line in block.splitlines()]
NAME = "Morgan Ash"
RAISE = (
    f"staff-issue raise --theme fairness --summary '{NAME} was passed over' --raised-by '{NAME}' --channel surgery "
    "--on 2008-01-07"
)


@pytest.fixture
def own_server() -> Iterator[Server]:
    """Give a server with the database and the login of the how-to."""
    made = Server()
    with made.connect() as connection:
        (block,) = re.findall(r"```sql\n(.*?)```", HOW_TO, re.DOTALL)
        for statement in block.splitlines():
            connection.execute(statement)
    yield made
    made.stop()


def on_server(server: Server, address: str) -> str:
    """Return an address of the how-to as it is here."""
    (login,) = re.findall(r"//(\w+)@", address)
    return f"postgresql:///programmes?host={server.folder}&user={login}"


@pytest.fixture
def moved(
    own_server: Server, terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """Give a terminal at which every command of the how-to was run."""
    monkeypatch.chdir(tmp_path)
    terminal.must("new Westminster --on 2007-01-01")
    ran = 0
    for line in LINES:
        command, _, rest = line.partition(" ")
        if command == "export":
            name, address = rest.split("=", 1)
            monkeypatch.setenv(name, on_server(own_server, address))
        else:
            assert command == "programme"
            terminal.must(rest)
            ran += 1
    assert ran - 1 <= 10  # the last one only looks
    return terminal


def test_three_people_share_a_programme_after_ten_commands(
    own_server: Server, moved: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A recorder records, an approver may not, a reviewer sees no person, and each is known by the login."""

    def become(login: str) -> None:
        monkeypatch.setenv("PROGRAMME_STORE", on_server(own_server, f"postgresql://{login}@db"))

    become("ann")
    moved.must(RAISE)
    assert NAME in moved.must("staff-issue list").out
    assert {row["by"] for row in moved.json("timeline")["rows"] if row["entry"] == "staff-issue raise"} == {
        "Ann Carter"
    }
    assert moved.run(f"{RAISE} --by 'Bob Day'").code == 2
    assert "entries are recorded by “Ann Carter” and not by “Bob Day”" in moved.err
    assert moved.run("person erase SI-001 --reason 'asked for'").code == 2
    assert "that takes the role of owner, which Kay Moss has" in moved.err
    become("bob")
    assert moved.run(RAISE).code == 2
    assert "bob may not record staff-issue.raised in this programme" in moved.err
    assert "Ann Carter, Kay Moss have" in moved.err
    become("bob")
    with closing(open_register()) as register:
        kept, said = withheld(register)
        assert not said
        assert "sop.approved" not in kept
        assert {"staff-issue.raised", "person.erased"} <= kept
    become("rae")
    with closing(open_register()) as register:
        _, said = withheld(register)
        assert said.endswith("that takes the role of recorder, which others have")
    assert moved.run(RAISE).code == 2
    assert "recorder, which others have" in moved.err
    assert {row["name"] for row in moved.json("store members")["rows"]} == {"[redacted]"}
    assert all(row["name"].startswith("person ") for row in moved.json("member list")["rows"])
    seen = moved.must("staff-issue list").out
    assert "SI-001" in seen
    assert NAME not in seen
    become("kay")
    moved.must("verify")
    examined = moved.json("doctor")
    assert examined["signs_as"] == "Kay Moss"
    assert [said.partition(":")[0] for said in examined["roles_differ"]] == [
        f"Kay Moss (kay) is {role} in the database, and no entry says so" for role in ("owner", "recorder")
    ]
    _signed_off_by_another(moved, become)
    assert moved.json("doctor")["roles_differ"][0].startswith("Kay Moss (kay) is recorder in the database")
    address = os.environ["PROGRAMME_STORE"]
    Path("portfolio.toml").write_text(f'[[store]]\naddress = "{address}"\nprogrammes = ["westminster"]\n')
    [row] = moved.json("portfolio")["rows"]
    assert (row["programme"], row["entries"]) == ("Westminster", moved.json("timeline")["position"])
    moved.must(RAISE)
    [row] = moved.json("portfolio --kept")["rows"]
    assert row["seen"].endswith("may have changed")
    [row] = moved.json("portfolio")["rows"]
    assert row["entries"] == moved.json("timeline")["position"]
    moved.must("archive export back.jsonl")
    moved.must("archive import back.jsonl --store back.sqlite")


def _signed_off_by_another(moved: Terminal, become: Callable[[str], None]) -> None:
    """Whoever claims that something is implemented does not verify it, though they may verify what others claim."""
    moved.must("person register --name 'Kay Moss'")
    moved.must("member grant PE-004 --role owner")
    moved.must("member grant PE-001 --role approver")
    assert moved.run("member grant PE-009 --role approver").code == 2
    moved.must("person register --name 'Morgan Ash'")
    assert moved.run("member grant PE-005 --role reader").code == 2
    assert "nobody is admitted to the store as “Morgan Ash”: let them in first" in moved.err
    become("ann")
    moved.must("recommendation make --title Patrols --aim 'more of them' --on 2008-01-07")
    moved.must(
        "recommendation implement REC-001 --claimed-by 'Supt South' --shown-by minutes --on 2008-02-07"
    )
    verify = "recommendation verify REC-001 --verified-by 'HMI North' --finding seen --on 2008-03-07"
    assert moved.run(verify).code == 2
    assert "Ann Carter submitted REC-001" in moved.err
    assert "that takes another approver, which Bob Day can; if it happened all the same, say who" in moved.err
    assert moved.run("member grant PE-001 --role owner").code == 2
    assert "that takes the role of owner, which Kay Moss has" in moved.err
    become("bob")
    moved.must(verify)
    become("ann")
    moved.must("recommendation return REC-001 --returned-by 'HMI North' --finding 'not yet' --on 2008-04-07")
    moved.must(
        "recommendation implement REC-001 --claimed-by 'Supt South' --shown-by minutes --on 2008-05-07"
    )
    # What happened all the same is recorded, and marked where the names show that it was against a rule.
    moved.must(
        "recommendation verify REC-001 --verified-by 'Supt South' --finding seen --reported-by Audit --on 2008-06-07"
    )
    assert "breach.unaccepted" in {alert["rule"] for alert in moved.json("alerts")["rows"]}
    become("kay")


def test_no_key_is_on_the_server(
    own_server: Server, moved: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys of a store on a server stay on the host that uses it."""
    monkeypatch.setenv("PROGRAMME_STORE", on_server(own_server, "postgresql://kay@db"))
    moved.must(RAISE)
    file = Path(moved.json("doctor")["keys"])
    kept = [line.rsplit(b" ", 1)[1] for line in file.read_bytes().splitlines() if not line.startswith(b"#")]
    assert kept
    moved.must("person erase SI-001 --reason 'asked for'")
    with own_server.connect() as connection:
        connection.execute("CHECKPOINT")
    written = b"".join(each.read_bytes() for each in own_server.data.rglob("*") if each.is_file())
    assert b"staff-issue.raised" in written
    for key in kept:
        assert key not in written
        assert NAME.encode() not in written
    # Whoever asks the database without this program is shown what is sealed, as every other copy of it is.
    with psycopg.connect(on_server(own_server, "postgresql://ann@db")) as direct:
        payloads = [row[0] for row in direct.execute("SELECT payload FROM register.journal").fetchall()]
    assert len(payloads) > 1
    assert NAME.encode() not in b"".join(payloads)
    assert NAME not in moved.must("staff-issue list").out
