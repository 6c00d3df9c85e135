"""A process that erases what was said of an issue, as at a terminal: `python -m tests.faults.eraser STORE`."""

import sys

from programme.cli.main import run

if __name__ == "__main__":
    sys.exit(run(["person", "erase", "SI-001", "--reason", "asked for", "--store", sys.argv[1]]))
