# make demo   set everything up, build the graph of examples/, write its page
# make test   set everything up, run the tests on all cores, at most four
# make notebooks  run the notebooks, write what they give to notebooks/rendered/
# make knock-out  disable each rule in turn, list those that no test misses (half an hour)
# make docs   build the documentation site in site/, strictly, links checked
# make audit  look for common weaknesses with bandit
# make check  formatting, lint, types and import layers, common weaknesses, then the tests
.DEFAULT_GOAL := help
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DOCS_VENV := .venv-docs
DOCS_STAMP := $(DOCS_VENV)/.installed
DEMO := demo
# Each worker holds a language model and a browser (about 1 GB); files stay together until one has nothing left to do.
WORKERS := -n logical --maxprocesses 4 --dist worksteal
# No registry name here: pip and uv use the machine's own settings.
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

export PYTHON
.PHONY: help notebooks demo picture test knock-out lint audit docs check format bench lock clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

$(STAMP): pyproject.toml requirements.txt scripts/find-python
	@python="$$(bash scripts/find-python)" && "$$python" -m venv --clear $(VENV)
	@echo "Installing the pinned packages into $(VENV) (once; a few minutes) ..."
	$(PIP) install --require-hashes --only-binary :all: -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)
	$(BIN)/kg demo -o $(DEMO)
	$(BIN)/kg network $(DEMO)/graph --top 10

# The pictures in the README, from examples/; needs chromium and chromedriver.
picture: demo
	$(BIN)/python scripts/make_pictures.py $(DEMO) docs

# Compiled tests are kept even where Python is told to keep none: each worker would compile all again, for seconds.
test: $(STAMP)
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest $(WORKERS)

knock-out: $(STAMP)
	$(BIN)/python scripts/knock_out.py
	$(BIN)/python scripts/knock_out.py --conditions

notebooks: $(STAMP)
	$(BIN)/python scripts/render_notebooks.py

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict kg
	$(BIN)/lint-imports

# Its packages have an environment of their own, and need no network once they are there.
$(DOCS_STAMP): docs/requirements.txt scripts/find-python
	@python="$$(bash scripts/find-python)" && "$$python" -m venv --clear $(DOCS_VENV)
	$(DOCS_VENV)/bin/python -m pip --disable-pip-version-check -q install --require-hashes --only-binary :all: -r docs/requirements.txt
	@touch $@

docs: $(STAMP) $(DOCS_STAMP)
	$(BIN)/python scripts/write_reference.py
	NO_MKDOCS_2_WARNING=1 $(DOCS_VENV)/bin/mkdocs build --strict -q
	$(BIN)/python scripts/check_site.py site

audit: $(STAMP)
	$(BIN)/bandit -q -r kg

check: lint audit test

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python scripts/write_checksums.py

bench: $(STAMP)
	$(BIN)/python benchmarks/speed.py

# The pinned, hashed requirements of the package with its tests, of the container, and of the site; needs uv.
lock:
	uv pip compile --group docs --universal --python-version 3.12 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate -q -o docs/requirements.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.12 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate -q -o requirements.txt
	uv pip compile pyproject.toml --extra agents --extra dask --extra parquet --group image --constraint requirements.txt \
	  --universal --python-version 3.12 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate -q -o requirements-image.txt

clean:
	rm -rf $(VENV) $(DEMO) $(DOCS_VENV) site docs/reference
