# On a fresh machine `make demo` and `make test` need only this file, make and Python 3.11 or newer.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# The stamp is newer than the lock once everything in it is installed, so that a second run installs nothing.
INSTALLED = $(VENV)/.installed
# What is never imported need not be compiled; the rest is at its first use.
PIP = $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-compile --no-deps

# Where the environment forbids it, every command that a test starts would compile again all that it imports.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL = demo
.PHONY: demo set-up test pythons coverage lint format docs site snapshots benchmarks benchmarks-postgresql guard lock release clean

demo: $(INSTALLED)
	$(BIN)/programme demo

set-up: $(INSTALLED)

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed and $(PYTHON) is not: install one, then make PYTHON=python3.11" >&2; \
		exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-build-isolation --editable .
	$(BIN)/python -m compileall -q domain event_store programme tui
	@touch $@

# Counting lines makes every test twice as long, so it is counted what the scenarios that ask why run, which go through
# all of the program; `make coverage` counts every test.
test: lint
	$(BIN)/pytest --numprocesses auto --dist worksteal
	$(BIN)/pytest tests/features -k why --cov --cov-report=
	@echo "coverage: the scenarios that ask why alone run $$($(BIN)/coverage report --format=total) % of the lines of the" \
		"four packages; make coverage counts every test"

# Every scenario, the README and the store with each other Python that this machine has; CI has time for one.
PYTHONS ?= python3.12 python3.13 python3.14
pythons:
	@for python in $(PYTHONS); do \
		$$python -c "" 2>/dev/null || { echo "$$python is not on this machine"; continue; }; \
		$(MAKE) set-up PYTHON=$$python VENV=build/$$python && \
		build/$$python/bin/pytest --numprocesses auto tests/features tests/contract/test_readme.py \
			tests/event_store/sqlite || exit 1; \
	done

coverage: $(INSTALLED)
	$(BIN)/pytest --numprocesses auto --cov --cov-report=term

lint: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --num-workers auto
	$(BIN)/lint-imports --no-logo

format: $(INSTALLED)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# What is written from the classes, the commands and the app: docs/entries.md, docs/commands.md, docs/tui.md and others.
docs: $(INSTALLED)
	$(BIN)/python -m programme.reference
	$(BIN)/python -m programme.cli.reference.commands
	$(BIN)/python -m tui.reference
	$(BIN)/python -m tests.tui.screenshot

# The documentation as a site in build/site, which opens without a server; a link that leads nowhere ends it.
site: $(INSTALLED)
	$(BIN)/python -m tests.contract.documentation.pages
	$(BIN)/zensical build --strict --clean

# The pictures of the screens as they are now; look at each before it is committed.
snapshots: $(INSTALLED)
	$(BIN)/pytest --numprocesses auto tests/tui --snapshot-update

benchmarks: $(INSTALLED)
	$(BIN)/python -m tests.benchmarks.table

benchmarks-postgresql: $(INSTALLED)
	$(BIN)/python -m tests.benchmarks.postgresql

guard: $(INSTALLED)
	$(BIN)/python -m tests.benchmarks.guard

# One lock for every platform and every Python from 3.11, naming no index; UPGRADE=--upgrade moves every pin.
lock: $(INSTALLED)
	$(BIN)/uv pip compile pyproject.toml --group dev --group docs --all-extras $(UPGRADE) --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock

# What is given to others: wheel and source, the pins of all that they need, and a bill of materials with every licence.
RELEASE = build/release
release: $(INSTALLED)
	rm -rf dist $(RELEASE)
	$(BIN)/python -m hatchling build --directory dist
	$(BIN)/uv pip compile pyproject.toml --all-extras --constraint requirements.lock --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet --output-file dist/requirements.txt
	$(PYTHON) -m venv $(RELEASE)
	$(RELEASE)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement dist/requirements.txt
	$(RELEASE)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps dist/*.whl
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --gather-license-texts --output-reproducible \
		--output-file dist/sbom.cdx.json $(RELEASE)/bin/python
	cd dist && sha256sum * > SHA256SUMS

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
