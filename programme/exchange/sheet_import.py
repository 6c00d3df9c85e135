"""Take over a register from a spreadsheet: read it, say what becomes of each row, and record it, all or none."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from domain.foundation.references import kind_of
from programme.exchange.before import Before
from programme.exchange.begun import Begun
from programme.exchange.collect import Collected
from programme.exchange.consequences import consequences
from programme.exchange.kinds.vanished import closed, withdrawn
from programme.exchange.own import Exported
from programme.exchange.plan import Plan, Planned, plan
from programme.exchange.progress import Progress
from programme.exchange.proposing import Proposed
from programme.exchange.record_checked import record_checked
from programme.exchange.registers import TAKEN
from programme.exchange.rows import Origin, Remark, Row
from programme.exchange.steps import Setting
from programme.foundation.garbage import without_collection
from programme.foundation.refusal import Problem, Refused
from programme.recording.compose import understand_effective
from programme.spreadsheets.mapping import Mapping, read_mapping
from programme.spreadsheets.read import FileReading, read_bytes
from programme.spreadsheets.workbook.reading import contents_of
from programme.spreadsheets.workbook.sheet import Contents, UnreadableFile
from programme.spreadsheets.workbook.source import take
from programme.spreadsheets.write_mapping import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.history.record import Record
    from programme.exchange.import_request import ImportRequest
    from programme.journal.register import Register


class SheetImport:
    """One import, from the file as it was read to the entries that follow from it."""

    @without_collection()
    def __init__(self, register: Register, asked: ImportRequest, progress: Progress | None = None) -> None:
        self.register, self.asked = register, asked
        self.progress = progress or Progress()
        self.remarks: list[str] = []
        self.reading: FileReading | None = None
        self.mapping_file: Path | None = None
        try:
            self.progress.now("reading the file")
            content = take(asked.file)
            self.contents = contents = contents_of(content)
            if Exported.recognises(contents):
                self.plan = self._back(contents, sha256(content).hexdigest())
            else:
                self.plan = self._foreign(content, contents)
        except UnreadableFile as fault:
            raise Refused([str(fault)]) from None
        self.proposed = Proposed(register, self.plan, asked.by, self.progress)

    def _foreign(self, content: bytes, contents: Contents) -> Plan:
        """Plan what becomes of a register that somebody else keeps."""
        asked = self.asked
        self.mapping_file = asked.mapping or _beside(asked.file)
        mapping = self._mapping()
        self.reading = read_bytes(
            content, asked.kind, mapping, contents=contents, extra_synonyms=self._synonyms()
        )
        self.contents = self.reading.contents
        if mapping is None:
            self._write_mapping(self.reading)
        collected = Collected(self.reading, asked, self.progress)
        version = str(self.reading.mapping.version)
        origin = Origin(_name(asked.file), self.reading.sha256, version)
        setting = self._setting(origin)
        before = Before(self.register, setting.programme)
        made = plan(collected.rows, origin, setting, before, collected.left_out)
        if asked.sheet is not None:
            # What stands on sheets that were not read is not gone.
            made.gone = [one for one in made.gone if one.address.rpartition("!")[0] == asked.sheet]
        self._settle_gone(made, setting)
        return made

    def _back(self, contents: Contents, digest: str) -> Plan:
        """Plan what becomes of an export of ours that was edited."""
        origin = Origin(_name(self.asked.file), digest)
        setting = self._setting(origin)
        exported = Exported(self.register, setting.programme, contents)
        made = plan(exported.rows, origin, setting, exported, exported.left_out)
        made.rows += exported.others
        made.gone = exported.gone
        self._settle_gone(made, setting)
        self.remarks.append("the file is an export of this programme: what was edited in it becomes entries")
        return made

    def _settle_gone(self, made: Plan, setting: Setting) -> None:
        """Plan what somebody said becomes of the things whose rows are gone; nothing becomes of those that are kept."""
        answer = self.asked.vanished
        if answer in {None, "keep"}:
            return
        why = self.asked.reason or f"it is in {setting.file} no more"
        for one in made.unanswered:
            place, _, number = one.address.rpartition("!")
            row = Row(kind_of(one.ref).noun, place or number, 0, one.key, one.ref, was=one.address or one.ref)
            row.remarks.append(Remark(one.address, f"{one.ref} is in the file no more", f"{answer}, {why}"))
            planned = Planned(row, "gone", one.ref)
            if row.kind in TAKEN and answer == "close":
                planned.steps = list(closed(one.ref, why, setting))
            elif row.kind in TAKEN:
                planned.steps = list(withdrawn(one.ref, why, setting, self.register))
            if not planned.steps:
                said = f"no import can {answer} {one.ref}"
                planned.refuse(Remark(row.place, said, "record by hand what happened"))
            made.rows.append(planned)
        made.gone = [one for one in made.gone if one.over]

    def _setting(self, origin: Origin) -> Setting:
        register = self.register
        on = understand_effective(self.asked.on, register.today)
        programme = register.current(register.moment())
        return Setting(programme, on, register.today, origin.file, Begun(register))

    def _mapping(self) -> Mapping | None:
        if self.mapping_file is None or (self.asked.mapping is None and not self.mapping_file.exists()):
            return None
        self.remarks.append(f"read by the mapping in {self.mapping_file}")
        return read_mapping(self.mapping_file)

    def _synonyms(self) -> Path | None:
        """Return the file of synonyms that is named, or that lies in the folder of the sheet, and say so."""
        found = self.asked.more_words
        if found is not None:
            self.remarks.append(f"headings are known by the words in {found} too")
        return found

    def _write_mapping(self, reading: FileReading) -> None:
        if self.mapping_file is None:
            self.remarks.append("standard input has no place for a mapping: say --mapping FILE to have one")
            return
        try:
            self.mapping_file.write_text(written(reading, _name(self.asked.file)), encoding="utf-8")
        except OSError as error:
            said = f"the mapping could not be written to {self.mapping_file} ({error.strerror})"
            self.remarks.append(f"{said}: say --mapping FILE")
        else:
            self.remarks.append(
                f"how the columns, words and days were read is in {self.mapping_file}: correct it and import again"
            )

    def consequences(self) -> list[str]:
        """Say which alerts and gaps of gates would begin and end, were it recorded now."""
        return consequences(self.register, self.proposed.drafts)

    @without_collection()
    def record(self, *, accept_good: bool = False) -> int:
        """Record what follows from the rows, all or none, and return how many entries; Refused when a row is."""
        refused = self.plan.refused
        if refused and not accept_good:
            raise Refused(
                Problem(one.row.refused.sentence if one.row.refused else one.row.place) for one in refused
            )
        if not self.proposed.proposals:
            return 0
        return record_checked(
            self.register, self.proposed.proposals, self.proposed.drafts, self._watched_recording
        )

    def _watched_recording(self, drafts: Sequence[Record]) -> Iterator[Record]:
        # Whoever stops it up to the last of them has recorded nothing.
        yield from self.progress.of("recording", drafts, len(drafts))
        self.progress.now("recording the last of them")


def _beside(file: str) -> Path | None:
    return None if file == "-" else Path(f"{file}.toml")


def _name(file: str) -> str:
    return "standard input" if file == "-" else Path(file).name
