# Two commands: `make chat` runs Kompaan, `make test` proves it. Each does all its set-up.
.PHONY: chat shell test lint evaluate bench requirements clean
.DEFAULT_GOAL := chat
PYTHON := .venv/bin/python
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 3

chat: ## set up and run everything; stop with Ctrl-C
	@scripts/set-up run
	@exec .venv/bin/kompaan chat

shell: ## the same bot in the terminal
	@scripts/set-up run
	@exec .venv/bin/kompaan shell

test: lint ## lint, types, data, unit tests and whole conversations
	$(PYTHON) -m pytest

lint: ## style, types, knowledge base and Rasa's own check of the training data
	@scripts/set-up dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/kompaan knowledge check
	scripts/validate-data

evaluate: ## how well it understands what it never saw; fails below data/thresholds.yml
	@scripts/set-up dev
	$(PYTHON) -m bot.nlu.evaluation

bench: ## measure, side by side with a bot of `rasa init`
	@scripts/set-up dev
	$(PYTHON) -m bench.turns
	$(PYTHON) -m bench.knowledge
	$(PYTHON) -m bench.insights

requirements: ## pin the packages anew, with hashes
	@scripts/set-up dev
	@for kind in run dev; do \
		$$(command -v uv || echo .tools/bin/uv) pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.10 \
			--no-annotate --custom-compile-command "make requirements" requirements/$$kind.in -o requirements/$$kind.txt; \
	done

clean: ## remove everything that was made; what was written stays
	rm -rf .venv .tools .kompaan .rasa .mypy_cache .ruff_cache .pytest_cache *.egg-info
