"""The plan on a time line, and the trend of a milestone's dates."""

from programme.journal.register import Register
from programme.recording.record import proposal, record
from tests.tui.person import at_the_app


async def test_the_plan_leads_to_a_milestone_with_its_trend(register: Register) -> None:
    """Every phase and milestone has its marks on one line; enter shows how the dates of a milestone moved."""
    dated = [("milestone.planned", {"title": "Staff posted", "planned": "2008-06-30", "phase": "PH-001"})]
    dated += [
        ("milestone.forecast", {"milestone": "MS-001", "expected": day}) for day in ("2008-07", "2008-09")
    ]
    for day, (topic, fields) in zip(("2008-01-14", "2008-02-14", "2008-03-14"), dated, strict=True):
        one = proposal(topic, **fields)
        record(register, [type(one)(one.entry_class, one.fields, day, "Ann Wren")])
    async with at_the_app(register, size=(120, 70)) as person:
        await person.press("4", "g")
        assert person.table.go_to("MS-001")
        await person.press("down", "up")
        assert "◆" in person.text
        assert "MS-001 Staff posted (planned) · 92 days later than planned" in person.text
        await person.press("enter")
        assert "Trend of its dates" in person.text
        assert "A MS-001 “Staff posted”" in person.text
