# Every target sets itself up: Python 3.11+ and make are all that is needed.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SECONDS ?= 300

.DEFAULT_GOAL := help
.PHONY: help generate sync check validate sources review mock docs test test-tools lint lock format bench bench-large bounds fuzz soak attack corpus samples-all goldens clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml
	@echo "setting up $(VENV) (once, about a minute)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed: make PYTHON=python3.12 ..." >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python tests/requirements.py dev > $(VENV)/requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement $(VENV)/requirements.txt
	@touch $@

generate: sync ## write generated/ from spec/openapi.yaml
	@$(BIN)/python -m generators generate

sync: $(READY) ## write the synchronous modules of the runtime from the asynchronous ones
	@$(BIN)/python -m tests.sync_source

validate: $(READY) ## check the document
	@$(BIN)/python -m generators validate

check: $(READY) ## fail when document, prose or generated/ do not agree
	@$(BIN)/python -m generators validate
	@$(BIN)/python -m generators check
	@$(BIN)/python -m generators examples-in README.md generated/README.md docs

sources: $(READY) ## compare the document and its table of sources with captured pages (PAGES=FOLDER)
	@$(BIN)/python -m tests.sources "$(PAGES)"

review: export REVIEW_BASE = $(BASE)
review: $(READY) ## say what a change breaks (BASE=<git ref>, REVIEW="--format markdown" for options)
	@$(BIN)/python -m generators review $(REVIEW) -- "$$REVIEW_BASE"

mock: generate ## run a mock of the API at http://127.0.0.1:4010 (MOCK="--quiet --port 0" for options)
	@PYTHONPATH=generated $(BIN)/python -m communications_api.mock $(MOCK)

docs: $(READY) ## write the reference page, site/index.html
	@$(BIN)/python -m generators docs

test: $(READY) ## run all tests
	@$(BIN)/python -m pytest -n auto --dist loadgroup --max-worker-restart 1

test-tools: $(READY) ## install the tools that some tests need (TOOLS=browser for one group)
	@$(BIN)/python -m tests.tools $(TOOLS)

lint: $(READY) ## ruff, mypy and pyright on toolkit, runtime, tests and generated code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/zizmor --offline --quiet .github
	@$(BIN)/python -m tests.workflows
	@$(BIN)/mypy
	@cd generated && ../$(BIN)/mypy --strict --python-version 3.11 communications_api
	@$(BIN)/pyright

lock: $(READY) ## lock what the action for pull requests installs, with digests
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/python -m tests.lock

format: $(READY) ## format hand-written code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY) ## measure, as ratios of CPU time within this run
	@PYTHONPATH=generated $(BIN)/python -m tests.bench

bench-large: $(READY) ## measure generate on the documents in DIR=FOLDER, minutes
	@BENCH_DIR=$(DIR) PYTHONPATH=generated $(BIN)/python -m tests.bench large

bounds: $(READY) ## test the runtime with the lowest and highest versions it allows (END=lowest)
	@$(BIN)/python -m tests.bounds $(END)

fuzz: $(READY) ## schemathesis against example and mock, five minutes (SECONDS=300)
	@PYTHONPATH=generated $(BIN)/python -m tests.package.fuzzing $(SECONDS)

soak: $(READY) ## the server at full load for two minutes, and an end in the middle of each
	@PYTHONPATH=generated $(BIN)/python -m tests.package.soak 60

attack: $(READY) ## strangers who attack the server in every way to serve it, five minutes (SECONDS=300)
	@$(BIN)/python -m tests.attack $(SECONDS)

corpus: $(READY) ## try the toolkit on the documents of a folder (DIR=../documents)
	@$(BIN)/python -m tests.corpus "$(DIR)"

samples-all: $(READY) ## run the code samples of all languages; installs Debian's packages where it may
	@$(BIN)/python -m tests.samples.everything

goldens: $(READY) ## rewrite the expected output of the test cases (then read the diff)
	@$(BIN)/python -m tests.goldens

clean: ## remove what the targets made, generated/ excepted
	@rm -rf $(VENV) .bench .bounds build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
