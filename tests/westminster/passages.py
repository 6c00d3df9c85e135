"""Where in the report a piece of evidence stands: its paragraph, and its bullet and sentence, its row or its point."""

import re
from collections.abc import Iterable
from pathlib import Path

# How many sentences each paragraph has, and in chapter 6 each strength (S) and each area for improvement (A).
SENTENCES = {
    passage: int(count)
    for passage, count in (
        line.split()
        for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
    )
}
EVIDENCE = re.compile(
    r"HMIC 2009, (?P<paragraph>[1-6]\.\d+|App\. [A-D]|contents)(?:, (?P<part>strength|area) (?P<bullet>\d+))?"
    r"(?:, sentences? (?P<first>\d+)(?: to (?P<last>\d+))?|, table(?:, row (?P<row>\d+)| of (?P<table>[a-z ]+))?"
    r"|, recommendation [1-6](?:, point [1-6])?"
    r"|, (?:purpose|action required|management considerations|circumstances|outcomes|outcome [1-4])"
    r"|, revisit(?:, option [1-4])?|, footnotes? \d+(?: to \d+)?|, box A|, list)?"
)
# Appendix B has one table of 41 rows, Appendix C one for each of these.
ROWS = 41
TABLES = {
    "all crime", "robbery", "vehicle crime", "domestic burglary", "serious acquisitive crime",
    "most serious violence", "other wounding", "racially and religiously aggravated crime", "user satisfaction",
}  # fmt: skip
# Where somebody would still have to look for it.
WHOLE = re.compile(r"HMIC 2009, (?:[1-6]\.\d+(?:, (?:strength|area) \d+)?|App\. [A-D])")


def paragraph(evidence: str) -> str:
    """Return the paragraph of a piece of evidence."""
    found = EVIDENCE.fullmatch(evidence)
    assert found, evidence
    return found["paragraph"]


def paragraphs(evidence: Iterable[str]) -> list[str]:
    """Return the paragraphs of some evidence, each once."""
    return list(dict.fromkeys(map(paragraph, evidence)))


def is_there(evidence: str) -> bool:
    """Tell whether the report has the sentence, the row or the table that is named."""
    found = EVIDENCE.fullmatch(evidence)
    if not found:
        return False
    if not found["first"]:
        return int(found["row"] or 1) <= ROWS and (found["table"] or "all crime") in TABLES
    passage = found["paragraph"] + (f"/{found['part'][0].upper()}{found['bullet']}" if found["part"] else "")
    return 1 <= int(found["first"]) <= int(found["last"] or found["first"]) <= SENTENCES.get(passage, 0)
