"""`python -m programme`: the installed `programme` command, wherever a shell would look for it."""

from importlib.metadata import distribution

if __name__ == "__main__":
    distribution("programme-register").entry_points["programme"].load()()
