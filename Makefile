# make review   the sample article on the screen
# make test     the tests
# make lint     what CI asks besides

PYTHON ?= python3
BIN := .venv/bin

.PHONY: review test lint clean

review: .venv/.ready
	$(BIN)/factcheck review articles/harbour.md

test: .venv/.ready
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: .venv/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
