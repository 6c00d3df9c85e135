"""A programme on a server: moved there by the how-to, used by three people, and with its keys on this host alone."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from programme.foundation.refusal import Refused
from programme.recording.record import proposal, record
from programme.stores.open import open_register
from programme.stores.rights import looking, withheld
from tests import ROOT
from tests.machine import machine_of_its_own
from tests.postgres_server import Server
from tests.terminal import Terminal
from tests.tui.person import at_the_app
from tui.app.following import POLL_SECONDS

HOW_TO = (ROOT / "docs" / "how-to" / "share-with-a-team.md").read_text(encoding="utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", HOW_TO, re.DOTALL) for line in block.splitlines()]
NAME = "Morgan Ash"
RAISE = (
    f"staff-issue raise --theme fairness --summary '{NAME} was passed over' --raised-by '{NAME}' --channel surgery "
    "--on 2008-01-07"
)


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
def machine(own_server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give the environment of somebody who ran every command of the how-to, once for all tests here."""
    home, before = tmp_path_factory.mktemp("team"), dict(os.environ)
    with pytest.MonkeyPatch.context() as environment:
        machine_of_its_own(environment, home)
        environment.chdir(home)
        environment.setenv("PROGRAMME_BY", "Sam Reed")
        environment.setenv("PROGRAMME_STORE", str(home / "programme.sqlite"))
        terminal = Terminal(home / "programme.sqlite")
        terminal.must("new Westminster --on 2007-01-01")
        ran = 0
        for line in LINES:
            command, _, rest = line.partition(" ")
            if command == "export":
                name, address = rest.split("=", 1)
                environment.setenv(name, on_server(own_server, address))
            else:
                assert command == "programme"
                terminal.must(rest)
                ran += 1
        assert ran - 1 <= 10  # one only looks
        return {name: value for name, value in os.environ.items() if before.get(name) != value}


@pytest.fixture
def moved(machine: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Give a terminal on that machine."""
    for name, value in machine.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return Terminal(tmp_path / "programme.sqlite")


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
    moved.must("member withdraw PE-001 --role approver --reason 'Bob Day is back'")


def test_no_key_is_on_the_server(
    own_server: Server, moved: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys of a store on a server stay on the host that uses it."""
    monkeypatch.setenv("PROGRAMME_STORE", on_server(own_server, "postgresql://kay@db"))
    moved.must(RAISE)
    file = Path(moved.json("doctor")["keys"])
    kept = [line.rsplit(b" ", 1)[1] for line in file.read_bytes().splitlines() if not line.startswith(b"#")]
    assert kept
    erased = moved.json("staff-issue list")["rows"][-1]["ref"]
    moved.must(f"person erase {erased} --reason 'asked for'")
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
    assert NAME not in moved.must(f"show {erased}").out


async def test_who_looks_at_the_same_thing_is_shown_to_each_other(
    own_server: Server, moved: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thing and a form about it name who else is there; a reviewer is named nobody, and nothing of it is recorded."""
    monkeypatch.setenv("PROGRAMME_STORE", on_server(own_server, "postgresql://ann@db"))
    moved.must(RAISE)
    thing, size = moved.json("staff-issue list")["rows"][-1]["ref"], moved.json("timeline")["position"]
    ann, kay, rae = (
        open_register(on_server(own_server, f"postgresql://{login}@db")) for login in ("ann", "kay", "rae")
    )
    assert looking(kay, thing, typing=True) == []
    assert looking(rae, thing, typing=False) == []
    async with at_the_app(ann) as person:
        person.app.open_reference(thing)
        await person.settle()
        await person.app.look_about()
        assert "also looking: Rae Fox · recording about it: Kay Moss" in person.text
        await person.press("n", "enter")
        await person.app.look_about()
        assert "also looking: Rae Fox · recording about it: Kay Moss · * is needed" in person.text
        assert looking(kay, thing, typing=False) == [("Ann Carter", True), ("Rae Fox", False)]
        assert looking(rae, thing, typing=False) == []
        assert ann.position() == size
        # What another records is asked for, and nothing is told that could be lost: it shows by the next look.
        await person.press("escape")
        assert POLL_SECONDS < 2
        record(kay, [proposal("staff-issue.acknowledged", staff_issue=thing, owner="Supt North")])
        await person.until(
            lambda: f"{thing} staff issue, acknowledged" in person.text, "what another recorded shows"
        )
    for register in (ann, kay, rae):
        register.close()


# What each kind of command needs, as the reference of rights says it.
KINDS = {
    "question": None,
    "programme.led": "recorder",
    "contract.agreed": "approver",
    "member.granted": "owner",
}


def test_each_role_may_run_of_each_kind_of_command_what_the_reference_says(
    own_server: Server, moved: Terminal
) -> None:
    """A question, an entry, a sign-off and a grant, by each role: done, or refused with who can."""
    kay = on_server(own_server, "postgresql://kay@db")
    moved.must("store admit ron --name 'Ron Hill' --role reader")
    moved.must("store admit pat --name 'Pat Office' --portfolio")
    fields = {
        "programme.led": {"lead": "Supt North"},
        "contract.agreed": {"inspectorate": "HMIC", "deadline": "2030-01-01"},
        "member.granted": {"person": "PE-003", "role": "reviewer"},
    }
    roles = {
        "ron": {"reader"},
        "rae": {"reviewer"},
        "ann": {"recorder"},
        "pat": {"portfolio"},
        "kay": {"owner", "recorder"},
        # Last, for what is agreed once cannot be agreed again.
        "bob": {"approver"},
    }
    for login, own in roles.items():
        with closing(open_register(kay.replace("user=kay", f"user={login}"))) as register:
            assert register.view().programme.name == "Westminster"
            assert register.journal.recorder.roles(register.programme_id) == own
            for kind, role in KINDS.items():
                if role is None:
                    continue
                # The dry run says the same as the server.
                for dry_run in (True, False):
                    if role in own:
                        record(register, [proposal(kind, **fields[kind])], dry_run=dry_run)
                        continue
                    with pytest.raises(Refused, match=f"that takes the role of {role}, which") as refused:
                        record(register, [proposal(kind, **fields[kind])], dry_run=dry_run)
                    assert ("others have" in str(refused.value)) == (login == "rae")
