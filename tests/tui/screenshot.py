"""Takes the README's screenshot: `python -m tests.tui.screenshot` writes docs/overview.svg."""

import asyncio
import re
import tempfile
from datetime import date
from pathlib import Path

from programme import westminster
from tests.tui.person import Person
from tui.app.app import ProgrammeApp
from tui.shared.clock import Clock


async def overview() -> str:
    """Return the overview of the Westminster programme, as the inspectors found it, as an SVG."""
    with tempfile.TemporaryDirectory() as folder:
        register = westminster.write(str(Path(folder) / "westminster.sqlite"))
        app = ProgrammeApp(register, Clock(on=date(2009, 1, 27)))
        async with app.run_test(size=(160, 44)) as pilot:
            person = Person(app, pilot)
            await person.until(lambda: "moved since" in person.text, "all parts of the overview are read")
            drawn = app.export_screenshot()
        register.close()
    # Without the fonts that Textual would have a reader's browser fetch from elsewhere.
    return re.sub(r"@font-face\s*\{.*?\}", "", drawn, flags=re.DOTALL)


if __name__ == "__main__":
    Path("docs/overview.svg").write_text(asyncio.run(overview()), encoding="utf-8")
