"""Takes the README's screenshot: `python -m tests.tui.screenshot` writes docs/overview.svg."""

import asyncio
import re
import tempfile
from datetime import date
from pathlib import Path

from programme import westminster
from tui.app import ProgrammeApp
from tui.clock import Clock


async def overview(target: Path) -> None:
    """Write the overview of the Westminster programme, as the inspectors found it, as an SVG."""
    with tempfile.TemporaryDirectory() as folder:
        register = westminster.write(str(Path(folder) / "westminster.sqlite"))
        app = ProgrammeApp(register, Clock(on=date(2009, 1, 27)))
        async with app.run_test(size=(120, 36)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            # Without the fonts that Textual would have a reader's browser fetch from elsewhere.
            drawn = re.sub(r"@font-face\s*\{.*?\}", "", app.export_screenshot(), flags=re.DOTALL)
            target.write_text(drawn, encoding="utf-8")
        register.close()


if __name__ == "__main__":
    asyncio.run(overview(Path("docs/overview.svg")))
