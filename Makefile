# One recipe for each habit; `make` alone tells which there are. CI takes lint from here (.ci/run).

BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup hooks test quick lint types golden bench docs wheel binary clean

help:  ## tell what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup:  ## .venv with all that tests and lint take
	python3 -m venv .venv
	$(BIN)/pip install -q -e '.[test,lint]'

hooks:  ## have git look at each commit as lint does
	$(BIN)/pre-commit install

test:  ## every test, as in README.md
	$(BIN)/pytest

quick:  ## what failed last time, or all but the slow tests of a release, up to the first failure
	$(BIN)/pytest --last-failed --exitfirst --ignore=tests/release

lint:  ## every hook of .pre-commit-config.yaml, on all files
	$(BIN)/pre-commit run --all-files --show-diff-on-failure

types:  ## mypy alone
	$(BIN)/mypy

golden:  ## write the rendered examples and generated pages anew; then read the diff
	$(BIN)/pytest --update-golden

bench:  ## speed beside docxtpl and pandoc, some 15 minutes
	$(BIN)/pip install -q -e '.[bench]'
	$(BIN)/python benchmarks/render_speed.py

docs:  ## build the manual into site/
	$(BIN)/mkdocs build --strict

wheel:  ## wheel and source distribution into dist/
	$(BIN)/python -m build

binary:  ## the single-file program into dist/, packed in an environment of its own
	rm -rf build
	python3 -m venv build/binary
	build/binary/bin/pip install -q '.[binary]'
	build/binary/bin/pyinstaller single_file/plangen.spec --noconfirm --workpath build/pyinstaller

clean:  ## remove what was built, and the caches of the tools
	rm -rf build dist site *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
