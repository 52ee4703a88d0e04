# Two commands do everything: `make demo` and `make test`. Neither needs a step before it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := $(BIN)/python manage.py
export DJANGO_SETTINGS_MODULE ?= framsteg.config.settings.demo
# Compiled modules are kept: without them every start takes three times as long.
unexport PYTHONDONTWRITEBYTECODE
HOST ?= 127.0.0.1
PORT ?= 8000
TESTS ?= tests

.PHONY: help demo demo-data serve test test-postgres test-nodes test-upgrade check-deploy browser check audit format messages lock bench soak screenshots clean

help: ## Show the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(VENV)/.made:
	@.ci/need python
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.5"
	@touch $@

$(VENV)/.base: $(VENV)/.made requirements/base.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/base.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.base ## Set up, load Kristinehamn's programme and serve it on loopback
	$(DEMO) prepare
	$(DEMO) load_demo
	$(DEMO) serve --host $(HOST) --port $(PORT)

serve: $(VENV)/.base ## Serve what is already set up
	$(DEMO) serve --host $(HOST) --port $(PORT)

test: $(VENV)/.dev ## Set up and run all tests, in a real browser too (SQLite)
	@.ci/need chromium
	$(BIN)/python manage.py compile_translations
	$(BIN)/pytest -n 2 --dist loadgroup $(TESTS)

test-postgres: $(VENV)/.dev ## The same tests on a PostgreSQL of their own
	@.ci/need postgresql chromium
	$(BIN)/python manage.py compile_translations
	.ci/with-postgres $(BIN)/pytest -n 2 --dist loadgroup $(TESTS)

test-nodes: $(VENV)/.dev ## Two web machines, a shared cache and a replica, harmed one after the other
	@.ci/need postgresql redis
	$(BIN)/python manage.py compile_translations
	$(BIN)/pytest trials/test_nodes.py

test-upgrade: $(VENV)/.dev ## An older program beside today's database: make test-upgrade FROM=COMMIT
	@.ci/need postgresql
	$(BIN)/python manage.py compile_translations
	FRAMSTEG_UPGRADE_FROM=$(FROM) .ci/with-postgres $(BIN)/pytest trials/test_upgrade.py

check-deploy: ## Let nginx, Caddy and systemd read the files of deploy/
	@.ci/need nginx caddy systemd
	.ci/check-deploy

check: $(VENV)/.dev ## Style, types, import law, templates, translations, migrations
	@.ci/need gettext
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint --lint --quiet framsteg/templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check_upgrade
	$(BIN)/python manage.py check_translations

audit: $(VENV)/.dev ## Known faults in dependencies (needs the network), and what ruff's security rules say
	$(BIN)/ruff check framsteg
	@.ci/audit

format: $(VENV)/.dev ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(VENV)/.dev ## Collect the texts to translate into framsteg/locale
	@.ci/need gettext
	$(BIN)/python manage.py collect_translations
	$(BIN)/python manage.py compile_translations

lock: $(VENV)/.made ## Write the locked requirement files from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --quiet -o requirements/base.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --quiet -o requirements/dev.txt

screenshots: $(VENV)/.dev ## Make the README's pictures from the demo
	@.ci/need chromium
	FRAMSTEG_PICTURES=docs/pictures $(BIN)/pytest tests/browser/test_pictures.py -q

bench: $(VENV)/.dev ## Measure pages, reports and evaluation against their yardsticks
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.rounds
	$(BIN)/python -m benchmarks.load
	$(BIN)/python -m benchmarks.participation
	$(BIN)/python -m benchmarks.reports
	$(BIN)/python -m benchmarks.evaluation
	$(BIN)/python -m benchmarks.calibration
	$(BIN)/python -m benchmarks.import_ledger
	$(BIN)/python -m benchmarks.import_plan

soak: $(VENV)/.dev ## Serve a large programme under load for ten minutes, and look at its memory
	$(BIN)/python -m benchmarks.load --soak 10

clean: ## Remove the environment and everything generated; the demo's data stays
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
