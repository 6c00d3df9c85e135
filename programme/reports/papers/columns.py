"""How wide the columns of a table are on paper: what is short on one line, and the rest shared by what it says."""

from programme.reports.document import Table, text_of

# A date, a reference or a state; a text beyond the second takes no more room than one of that length.
SHORT, LONG = 17, 90
# In English Metric Units, of which a millimetre has 36,000: a bold letter at 11 points, and the edges of a cell.
LETTER, EDGES = 100_000, 160_000
LEAST = 0.3  # of the page, for all that is long; where short columns leave less, all share by length


def widths(block: Table, page: int) -> list[int]:
    """Return the width of each column, together no more than the page; both in English Metric Units."""
    if block.matrix:
        return [page // len(block.columns)] * len(block.columns)
    longest = [
        max(len(name), *(len(text_of(row[place])) for row in block.rows))
        for place, name in enumerate(block.columns)
    ]
    short = [letters * LETTER + EDGES if letters <= SHORT else 0 for letters in longest]
    left = page - sum(short)
    if left < page * (LEAST if 0 in short else 0):
        return [page * min(letters, LONG) // sum(min(each, LONG) for each in longest) for letters in longest]
    long = sum(min(letters, LONG) for letters in longest if letters > SHORT)
    return [width or left * min(letters, LONG) // long for width, letters in zip(short, longest, strict=True)]
