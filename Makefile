# make demo    a kit in dist/kit and its gallery in dist/gallery; needs no browser and no Node
# make test    all tests; gets a browser if there is none
# make check   lint, types, direction of imports; needs no browser
# make verify  the whole contract: every component, example, theme and mode
# make fast    the tests that need no browser and no Node
# make docs    the pages of the components, printed from their specs
# make steady  pictures and films of 20 rounds on a busy machine: all of them the same, byte for byte
# make calm    the whole contract 20 times on a busy machine: no finding
# make bench   nodkit beside others, as docs/benchmarks.md; 17 minutes, on a machine that does nothing else
# make bench-quick     one sample of each of these, printed
# make bench-startup   how long the command line takes, as docs/benchmarks-startup.md
# make bench-gallery   how soon the gallery can be used, and how soon it is built again
# make setup   everything that the other targets would install
# make clean   removes what make has made

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PROCESSES ?= 2
NODE_TESTS := tests/node tests/projects
PEERS := tests/bench/peers
BENCHED := $(PEERS)/node_modules/.package-lock.json tests/projects/node_modules/.package-lock.json $(PEERS)/.venv/stamp

# The first Python that is new enough; $(VENV) is made with it.
FIND_PYTHON := for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; exit; }; \
	done

.PHONY: demo test check fast docs bench bench-quick bench-startup steady calm setup clean browser node verify
.DEFAULT_GOAL := demo

demo: $(VENV)/core.stamp
	@$(BIN)/nodkit build --out dist/kit
	@$(BIN)/nodkit gallery --export dist/gallery
	@echo
	@echo "The gallery:  dist/gallery/index.html"
	@echo "The kit:      dist/kit/index.html"
	@echo "Browsers load ES modules over http only. To look at both:"
	@echo "  $(BIN)/python -m http.server --bind 127.0.0.1 --directory dist 8000"
	@echo "  then open http://127.0.0.1:8000/gallery/ and http://127.0.0.1:8000/kit/"

test: $(VENV)/test.stamp browser node
	$(BIN)/python -m pytest -n $(PROCESSES)

verify: $(VENV)/test.stamp browser
	$(BIN)/nodkit verify --full --workers $(PROCESSES)

fast: $(VENV)/test.stamp
	@NODKIT_FAST=1 $(BIN)/python -m pytest -q -n $(PROCESSES) -m "not browser and not node and not slow"

check: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/core.stamp
	@$(BIN)/nodkit build --theme base --target docs --out docs/components --force

steady: $(VENV)/test.stamp browser
	@$(BIN)/python -m tests.bench.steady --rounds 20 --busy $(PROCESSES)

calm: $(VENV)/test.stamp browser
	@$(BIN)/nodkit verify --repeat 20 --workers $(PROCESSES)

bench: $(VENV)/test.stamp browser $(BENCHED)
	@$(BIN)/python -m tests.bench docs/benchmarks.md

bench-quick: $(VENV)/test.stamp browser $(BENCHED)
	@$(BIN)/python -m tests.bench --quick

bench-startup: $(VENV)/test.stamp
	@$(BIN)/python -m tests.bench.startup docs/benchmarks-startup.md

bench-gallery: $(VENV)/test.stamp browser
	@$(BIN)/python -m tests.bench.gallery

setup: $(VENV)/dev.stamp browser node

clean:
	rm -rf $(VENV) dist $(NODE_TESTS:%=%/node_modules) $(PEERS)/node_modules $(PEERS)/.venv
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

browser: $(VENV)/test.stamp
	@$(BIN)/python -m kit.browser --install

# Without npm the validators are skipped with their reason; in CI they fail.
node:
	@if command -v npm >/dev/null; then $(MAKE) --silent --no-print-directory $(NODE_TESTS:%=%/node_modules/.package-lock.json); \
	else echo "no npm: the tests that need Node will say so"; fi

%/node_modules/.package-lock.json: %/package.json %/package-lock.json
	cd $* && npm ci --no-fund --no-audit --loglevel=error
	@touch $@

$(PEERS)/.venv/stamp: $(PEERS)/requirements.txt | $(BIN)/python
	@$(BIN)/python -m venv $(PEERS)/.venv
	@$(PEERS)/.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

$(BIN)/python:
	@python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then echo "nodkit needs Python 3.11 or newer; none was found" >&2; exit 2; fi; \
	$$python -m venv $(VENV) || { rm -rf $(VENV); echo "this Python has no venv (Debian: apt-get install python3-venv)" >&2; exit 2; }

# A stamp is newer than what it was made from, so that a second run installs nothing.
$(VENV)/core.stamp: pyproject.toml kit/__init__.py | $(BIN)/python
	@echo "installing nodkit into $(VENV)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/test.stamp: pyproject.toml kit/__init__.py | $(BIN)/python
	@echo "installing nodkit and what its tests need into $(VENV)"
	@$(PIP) --editable '.[test]'
	@touch $(VENV)/core.stamp $@

$(VENV)/dev.stamp: pyproject.toml kit/__init__.py | $(BIN)/python
	@echo "installing nodkit, what its tests need and the linters into $(VENV)"
	@$(PIP) --editable '.[dev]'
	@touch $(VENV)/core.stamp $(VENV)/test.stamp $@
