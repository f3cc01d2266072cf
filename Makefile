# What there is to do here. `make` alone lists it. Needs make, python3 >= 3.11 and python3-venv; everything else goes into .venv.

PYTHON ?= python3
CORPUS ?= ../shared
UV := 0.13.9

BIN := .venv/bin
READY := .venv/.ready
ALL_CORES := -n auto --dist worksteal
PYTEST_ARGS ?= $(ALL_CORES)
# What reads is measured for coverage; the office is not, for it would take the longer.
READS := tests/reading tests/intake tests/account tests/golden tests/test_cli.py
# All that asks a database; what opens whole offices as processes has them on SQLite.
ON_POSTGRESQL := -m 'not browser and not long' tests/office tests/web tests/site tests/keeping
# What is looked at before every change is offered; the rest, which takes minutes, is part of `make verify`.
QUICK := -m 'not browser and not long'

unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test lint types check verify bench score clean made-up whole-offices browser

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

setup: $(READY) ## make .venv with everything the lock file names

$(READY): pyproject.toml uv.lock
	@echo "setting up .venv"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is %d.%d" % sys.version_info[:2])'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/uv --version 2>/dev/null | grep -q '^uv $(UV)\b' \
	  || $(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv==$(UV)' 2>.venv/pip.log || { cat .venv/pip.log; exit 1; }
	@UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy $(BIN)/uv sync --frozen --quiet --all-extras
	@touch $@

run: $(READY) ## open the demo office of xã Minh Sơn on this machine; Ctrl-C closes it
	@GIAOBAN_DATA=build/demo $(BIN)/giaoban demo

test: $(READY) ## run the tests
	$(BIN)/pytest $(PYTEST_ARGS)

lint: $(READY) ## style, format, templates, imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djlint src/giaoban/web/templates --lint --quiet
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/pytest -q tests/house

types: $(READY) ## mypy --strict
	GIAOBAN_DATA=build/types $(BIN)/mypy

check: $(READY) ## lint, types and tests with branch coverage
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint types
	@$(MAKE) --no-print-directory test PYTEST_ARGS='$(ALL_CORES) --cov --cov-report=term $(READS)'
	@$(MAKE) --no-print-directory test PYTEST_ARGS="$(ALL_CORES) $(QUICK) $(addprefix --ignore=,$(READS))"

verify: $(READY) ## the long part: measures in short, much more made-up input, a browser, whole offices, PostgreSQL
	$(BIN)/python bench/run.py --smoke
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target browser whole-offices
	.ci/with-postgresql $(BIN)/pytest -q $(ALL_CORES) $(ON_POSTGRESQL)

# A browser waits for the office most of the time, and the office for it: what else is long runs beside it, one after the other.
made-up: $(READY)
	GIAOBAN_EXAMPLES=many $(BIN)/pytest -m fuzz

whole-offices: made-up
	$(BIN)/pytest -m long

browser: $(READY)
	$(BIN)/pytest -m browser

bench: $(READY) ## measure reader and office, speed and memory (ten minutes); prints JSON
	@$(BIN)/python bench/run.py

score: $(READY) ## compare with hand-made labels: make score CORPUS=../shared
	@test -f $(CORPUS)/score/score.py || { echo "no labelled papers in '$(CORPUS)': say where they are with make score CORPUS=FOLDER"; exit 2; }
	@echo "== papers as text"
	@$(BIN)/python $(CORPUS)/score/score.py $(CORPUS)/corpus/dev $(CORPUS)/corpus/dev --reader '$(BIN)/giaoban read {file} --json'
	@echo "== papers as they came (DOCX, PDF; a scan or an old DOC cannot be read yet)"
	@$(BIN)/python $(CORPUS)/score/score.py $(CORPUS)/corpus/originals-gold $(CORPUS)/corpus/originals --reader '$(BIN)/giaoban read {file} --json' \
	  || echo "(those marked ! were not read)"
	@echo "== references in VNLegalText"
	@$(BIN)/python $(CORPUS)/score/score_vnlegaltext.py $(CORPUS)/corpus/vnlegaltext/val.conll --cite '$(BIN)/giaoban cite {file} --lines --json'

clean: ## take away everything that can be made again
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.*
	find src tests bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
