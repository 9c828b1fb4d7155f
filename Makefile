# Bordereau: documents in raw/ go through stages into extracted/archive.db, which Datasette serves.
# `make` alone lists the targets. Another corpus: make build RAW=folder OUT=folder

RAW ?= raw
OUT ?= extracted
PORT ?=
# make serve DESK=--desk lets you answer findings and mend the catalogue from the pages.
DESK ?=

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
BORDEREAU := $(BIN)/bordereau
# The first Python here that is new enough; say PYTHON=... for another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
CORPUS = --raw "$(RAW)" --out "$(OUT)"

##@ For everyone

serve: build ## Set up, build the archive from RAW and serve it with Datasette
	@$(BORDEREAU) serve --raw "$(RAW)" --out "$(OUT)" $(DESK) $(if $(PORT),--port $(PORT))

build: $(BORDEREAU) ## Bring OUT/archive.db up to date with the documents in RAW
	@$(BORDEREAU) build $(CORPUS)

test: $(VENV)/ready-dev ## Set up and run every test, on every core
	@$(BIN)/python -m pytest -n auto --dist loadfile $(TESTS)

test-all: ## ... with each Python from 3.11 to 3.14 that is here, in an environment of its own
	@for v in 3.11 3.12 3.13 3.14; do \
		if python$$v -c "" 2>/dev/null; then $(MAKE) test VENV=.venv-$$v PYTHON=python$$v || exit 1; \
		else echo "there is no Python $$v here" >&2; fi; done

##@ Up to a stage

read: $(BORDEREAU) ## Read documents into pages, words and blocks of text
tables: $(BORDEREAU) ## ... and find their tables
entities: $(BORDEREAU) ## ... and find amounts, dates, organisations and agreements
load: $(BORDEREAU) ## ... and load all of it into OUT/archive.db
audit: $(BORDEREAU) ## ... and recompute what can be recomputed
read tables entities load audit:
	@$(BORDEREAU) build --until $@ $(CORPUS)

##@ For those who carry it on

setup: $(VENV)/ready-dev ## Set up .venv with all that tests and lint need

lint: $(VENV)/ready-dev ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

golden: $(VENV)/ready-dev ## Rewrite the expected CSV files of the tests, to be reviewed as a diff
	@$(BIN)/python -m pytest tests/test_golden.py --golden

samples: $(VENV)/ready-dev ## Make the sample documents in raw/ again from their sources
	@$(BIN)/python tests/documents/make_samples.py

bench: $(VENV)/ready-bench ## What it costs: beside peers, and as SIZE documents grow in number
	@$(BIN)/python benchmarks/reading.py
	@$(BIN)/python -m benchmarks.whole
	@$(BIN)/python -m benchmarks.long
	@$(BIN)/python -m benchmarks.serving
	@$(BIN)/python -m benchmarks.scale --sizes 100 $(SIZE)

fuzz: $(VENV)/ready-dev ## Take 2,000 damaged documents through every stage and every check (half an hour)
	@$(BIN)/python -m benchmarks.fuzz

mutants: $(VENV)/ready-dev ## Change what decides in EACH places of some modules: four in five must fail a test
	@$(BIN)/python -m benchmarks.mutation --each $(EACH) --floor $(FLOOR)

coverage: $(VENV)/ready-dev ## Say which branches of what decides no test beside it takes; fail below the floor
	@$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report term:skip-covered $(COVERING)

fit: $(VENV)/ready-dev ## Fit the weights of what speaks for and against tables to the pages in KNOWN
	@$(BIN)/python -m benchmarks.fit_tables $(KNOWN)

fit-amounts: $(VENV)/ready-dev ## Fit the weights by which a sum is taken for one of an agreement, to the texts in KNOWN
	@$(BIN)/python -m benchmarks.fit_amounts $(KNOWN)

fit-names: $(VENV)/ready-dev ## Fit the weights by which a name is taken for an organisation's, to the judged names in KNOWN
	@$(BIN)/python -m benchmarks.fit_names $(KNOWN)

fit-audit: $(VENV)/ready-dev ## Fit the weights by which a sum that is off is called an error, to judged sums
	@$(BIN)/python -m benchmarks.fit_audit $(KNOWN)

screenshots: $(VENV)/ready-dev audit ## Take the pictures of README and docs again (needs Debian's chromium)
	@$(BIN)/python docs/make_screenshots.py "$(OUT)" "$(RAW)"

wording: $(VENV)/ready-dev ## Bring the catalogues of other languages up to date with the messages in the code
	@$(BIN)/python -m pipeline.locale.extract
	@$(BIN)/python -m pipeline.serve.descriptions

notebook: $(VENV)/ready-notebook build ## Open the notebooks on the archive in OUT
	@BORDEREAU_ARCHIVE="$(abspath $(OUT))/archive.db" BORDEREAU_RAW="$(abspath $(RAW))" $(BIN)/jupyter lab --notebook-dir notebooks

notebooks: $(VENV)/ready-dev build ## Run the notebooks and keep what they show
	@$(BIN)/python notebooks/run.py "$(OUT)" "$(RAW)"

cookbook: $(VENV)/ready-dev build ## Run the queries of the cookbook on OUT and keep their answers
	@$(BIN)/python docs/cookbook.py "$(OUT)"

docs-site: $(VENV)/ready-dev ## Build the documentation as a site, French and English, into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

docs: $(VENV)/ready-dev ## Bring the generated parts of the documentation up to date
	@$(BIN)/cog -r README.md docs/*.md

lock: ## Lock the requirements anew, for every platform (needs uv)
	uv pip compile $(LOCK) --all-extras --group dev pyproject.toml -o requirements-dev.txt
	uv pip compile $(LOCK) --constraint requirements-dev.txt pyproject.toml requirements.in -o requirements.txt
	uv pip compile $(LOCK) --constraint requirements-dev.txt --extra notebooks --extra parquet --group notebook \
		pyproject.toml -o requirements-notebook.txt
	uv pip compile $(LOCK) --constraint requirements-dev.txt benchmarks/peers.in -o benchmarks/peers.txt

SIZE ?= 1000
EACH ?= 12
FLOOR ?= 80
COVERING = tests/checks tests/corrections tests/records tests/tables tests/values

sbom: $(VENV)/ready-dev ## What it is made of, in OUT: bom.json (CycloneDX) and licences.csv
	@$(BIN)/python docs/make_sbom.py "$(OUT)"

vulnerabilities: ## Ask whether a library has a known fault (needs uv and the network)
	uvx pip-audit --strict --requirement requirements.txt --require-hashes --disable-pip

KNOWN ?= ../shared/bench/tables/data/icdar ../shared/bench/tables/data/fr

LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-annotate --no-header --quiet

clean: ## Remove OUT and everything that was set up
	rm -rf "$(OUT)" $(VENV)

help: ## This list
	@awk 'BEGIN { FS = ":.*## " } \
	/^##@/ { printf "\n%s\n", substr($$0, 5) } \
	/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# What is set up, by the requirements that it was set up from.

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Bordereau needs Python 3.11 or newer" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(BORDEREAU): requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up $(VENV) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt >&2
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index \
		--editable . >&2
	@touch $@

$(VENV)/ready-dev: requirements-dev.txt $(BORDEREAU)
	@echo "Setting up what tests need ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt >&2
	@touch $@

$(VENV)/ready-notebook: requirements-notebook.txt $(BORDEREAU)
	@echo "Setting up what notebooks need ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-notebook.txt >&2
	@touch $@

$(VENV)/ready-bench: benchmarks/peers.txt $(VENV)/ready-dev
	@echo "Setting up the peers that we are measured against ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/peers.txt >&2
	@touch $@

.PHONY: test-all mutants coverage notebook cookbook notebooks docs-site serve build test read tables entities load audit setup lint golden samples bench fuzz fit fit-amounts fit-names fit-audit screenshots wording docs lock sbom vulnerabilities clean help
