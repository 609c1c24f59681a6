# make review   the sample article on the screen
# make test     the tests
# make coverage the tests again, more slowly, and the lines and branches that none of them goes through
# make lint     what CI asks besides
# make docs     the site, in build/docs; a broken link is an error

PYTHON ?= python3
BIN := .venv/bin
# Each of the tests' workers and processes would compile all it imports, where the environment keeps Python from writing.
export PYTHONDONTWRITEBYTECODE =

.PHONY: review test coverage lint docs clean

review: .venv/.ready
	$(BIN)/factcheck review articles/harbour.md

test: .venv/.ready
	$(BIN)/python -m pytest -n auto --dist worksteal

coverage: .venv/.ready
	$(BIN)/python -m pytest -n auto --dist worksteal --cov

lint: .venv/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

docs: .venv/.ready .venv/docs/.ready
	$(BIN)/python docs/generate.py
	.venv/docs/bin/sphinx-build --quiet --fresh-env --write-all --fail-on-warning --keep-going docs build/docs

.venv/.ready: pyproject.toml
	@echo "Setting up .venv: downloads and installs once, about 40 seconds"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

# An environment of its own: what makes the site shall not choose the versions of what the program needs.
.venv/docs/.ready: pyproject.toml
	$(PYTHON) -m venv .venv/docs
	.venv/docs/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	.venv/docs/bin/python -m pip install --quiet --disable-pip-version-check --group docs
	touch $@

clean:
	rm -rf .venv build dist .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
