# Resume Vitals: `make run` opens the page, `make test` runs every check. Needs Python 3.11 or newer, and make.

.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
PORT ?= 5000

# The first Python on this computer that is new enough; `make setup PYTHON=/path/to/python3.12` takes another.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11 python,\
	$(shell $(p) -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && echo $(p))) python3)

.PHONY: help setup run test golden docs samples pictures bench constraints clean

help:
	@echo "make run       opens the page at http://127.0.0.1:$(PORT)  (another port: make run PORT=8080)"
	@echo "make test      formatting, lint, types and tests"
	@echo "make setup     only sets up; the command is then $(BIN)/resume-vitals"
	@echo "make golden    writes the golden reports of the tests anew"
	@echo "make docs      writes the pages of the rules and lexicons anew"
	@echo "make samples   renders the sample resumes to PDF, DOCX and text"
	@echo "make pictures  takes the pictures of the page that the documentation shows"
	@echo "make bench     measures readers and matchers on the samples (other PDFs: make bench FOLDER=...)"
	@echo "make clean     removes what these commands made"

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c '$(NEW_ENOUGH)' 2>/dev/null || { \
		echo "Resume Vitals needs Python 3.11 or newer. Install it, or name it: make setup PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make a virtual environment. On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c '$(NEW_ENOUGH)' || { \
		echo "$(VENV) was made with an older Python. Remove it with make clean, then try again." >&2; exit 1; }
	@echo "Setting up: this happens once and takes a few minutes."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]' || { \
		echo "The libraries could not be installed; the lines above say why. Setting up needs a network." >&2; exit 1; }
	@touch $@

run: setup
	@$(BIN)/resume-vitals serve --host 127.0.0.1 --port $(PORT)

test: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

golden: setup
	$(BIN)/python -m pytest -q tests/test_goldens.py --update-golden

docs: setup
	$(BIN)/python -P docs/generate.py
	$(BIN)/python -P docs/matrix.py
	$(BIN)/python -P docs/rewrites.py

samples: setup
	$(BIN)/python -m samples.render

pictures: setup
	$(BIN)/python tests/web/take_pictures.py

FOLDER ?= samples/resumes
bench: setup
	$(BIN)/python bench/parsing.py $(FOLDER)
	$(BIN)/python -m bench.matching
	$(BIN)/python -m bench.labelled
	$(BIN)/python -m bench.postings

# What is installed here, as names and versions, for the next set-up.
constraints: setup
	$(BIN)/python -m pip list --format=freeze --exclude pip --exclude resume-vitals > constraints.txt
	@touch $(STAMP)

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find analyzer web lexicons samples tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
