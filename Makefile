# `make help` lists the commands. People and CI call the same ones.
.DEFAULT_GOAL := help
ENGINE := .venv-engine/bin/python
WEB := .venv-web/bin/python
DATA_DIR ?= var
PORT ?= 8000
export DATA_DIR PORT
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
# spaCy 3.4, as Rasa 3.6 pins it, asks for it; nobody who types a command can change that.
export PYTHONWARNINGS := ignore:pkg_resources is deprecated as an API:UserWarning

##@ Run
.PHONY: run
run: ## Set up what is missing, start engine and web, print the addresses; Ctrl-C stops both
	@bin/setup engine web
	@$(ENGINE) -m bot.cli.train
	@exec $(WEB) -m bot.cli.run

.PHONY: train
train: ## Train the model from config.yml, domain.yml and data/; skips when nothing changed
	@bin/setup engine
	@$(ENGINE) -m bot.cli.train

.PHONY: staff
staff: ## Make a staff account: make -s staff NAME=x ROLE=agent (prints JSON)
	@bin/setup web
	@$(WEB) -m bot.cli.staff --name "$(NAME)" --role "$(ROLE)"

.PHONY: audit
audit: ## See whether the audit log is whole: make audit [SEEN=number:hash] [FILE=export.jsonl]
	@bin/setup web
	@$(WEB) -m bot.cli.audit --seen "$(SEEN)" --file "$(FILE)"

.PHONY: backup restore
backup: ## Copy database and key to one file: make backup TO=file
	@bin/setup web
	@$(WEB) -m bot.cli.backup save "$(TO)"
restore: ## Put back what `make backup` saved: make restore FROM=file
	@bin/setup web
	@$(WEB) -m bot.cli.backup restore "$(FROM)"

.PHONY: retention
retention: ## Count what is past its term (docs/retention.md); RUN=yes removes it
	@bin/setup web
	@$(WEB) -m bot.cli.retention $(if $(filter yes,$(RUN)),--run)

.PHONY: search-index
search-index: ## Build the desk's search index anew (after a new key it also completes itself at start)
	@bin/setup web
	@$(WEB) -m bot.cli.index_search

##@ Understand and train
.PHONY: understand
understand: ## JSON lines {"id", "text"} in, what the assistant reads in them out
	@bin/setup engine >&2
	@$(ENGINE) -m bot.cli.train >&2
	@$(ENGINE) -m bot.cli.understand

.PHONY: fact-figures
fact-figures: export NL_PIPELINE := embedded
fact-figures: ## Precision and recall of every fact in results/
	@bin/setup engine
	@$(ENGINE) -m bot.cli.train
	@$(ENGINE) -m bot.cli.fact_figures
	@$(ENGINE) -m bot.cli.sentence_figures

.PHONY: evaluate
evaluate: export NL_PIPELINE := embedded
evaluate: fact-figures ## Cross-validation and held-out figures in results/; ACCEPT="why" makes them the baseline
	@bin/setup engine
	@$(ENGINE) -m bot.cli.train
	@$(ENGINE) -m bot.cli.evaluate --accept "$(ACCEPT)"

.PHONY: public-set
public-set: ## The classifier on somebody else's labelled texts, beside a linear SVM: TRAIN=file TEST=file
	@bin/setup engine
	@$(ENGINE) -m bot.cli.public_set "$(TRAIN)" "$(TEST)"

.PHONY: known-misses
known-misses: ## Sentences that the rules are known to misread; ACCEPT="why" writes the register anew
	@bin/setup engine
	@$(ENGINE) -m bot.cli.known_misses --accept "$(ACCEPT)"

.PHONY: overlap
overlap: ## The examples of different scenarios that say nearly the same: make overlap [NAME=phishing]
	@bin/setup engine
	@$(ENGINE) -m bot.cli.overlap --name "$(NAME)"

.PHONY: new-scenario
new-scenario: ## Make the empty files of a new scenario: make new-scenario NAME=parcel_fraud
	@bin/setup web
	@$(WEB) -m bot.cli.new_scenario "$(NAME)"

.PHONY: insights-effect
insights-effect: export NL_PIPELINE := embedded
insights-effect: ## What the examples of an export of the desk would do to the figures: FILE=x.yml
	@bin/setup engine
	@$(ENGINE) -m bot.cli.insights_effect "$(FILE)"

.PHONY: calibrate
calibrate: export NL_PIPELINE := embedded
calibrate: ## Choose temperature and thresholds on cross-validation and write them into config.yml
	@bin/setup engine
	@$(ENGINE) -m bot.cli.calibrate

.PHONY: play
play: ## Play a conversation against the running product and print it: make play FILE=tests/dialogues/acute.yml
	@bin/setup web
	@$(WEB) -m bot.cli.play "$(FILE)"

.PHONY: docs
docs: ## Write the generated pages in docs/ again
	@bin/setup web
	@$(WEB) -m bot.cli.document_playbooks
	@$(WEB) -m bot.cli.document_policy
	@$(WEB) -m bot.cli.document_settings
	@$(WEB) -m bot.cli.document_retention
	@$(WEB) -m bot.cli.document_control_room

##@ Check
.PHONY: check
check: export NL_PIPELINE := embedded
check: ## Lint, types, import contract, data validation, generated documentation; ONLY="lint types"
	@bin/setup test
	@bin/check $(ONLY)

.PHONY: test
test: export NL_PIPELINE := embedded
test: ## Set up what is missing and run every test, browser and PostgreSQL tests included
	@bin/setup test
	@$(ENGINE) -m bot.cli.train
	@bin/test

.PHONY: walk
walk: CONVERSATIONS ?= 5000
walk: export CONVERSATIONS := $(CONVERSATIONS)
walk: ## Play thousands of generated conversations, every rule watched: make walk [CONVERSATIONS=20000]
	@bin/setup test
	@$(WEB) -m pytest -q tests/domain/test_thousands.py

.PHONY: bench
bench: export NL_PIPELINE := embedded
bench: ## Speed and memory beside stock Rasa, and the desk under load, on this machine; JSON and tables
	@bin/setup engine web stock
	@$(ENGINE) -m bot.cli.train
	@$(WEB) -m bot.cli.bench
	@$(WEB) -m bot.cli.bench_desk

.PHONY: dialogue-figures
dialogue-figures: export NL_PIPELINE := embedded
dialogue-figures: ## Questions of the triage beside a form, and what the first reply and a request take; JSON
	@bin/setup engine web
	@$(ENGINE) -m bot.cli.train
	@$(WEB) -m bot.cli.dialogue_figures

.PHONY: screenshots
screenshots: export NL_PIPELINE := embedded
screenshots: ## Pictures of the main states at 320, 390, 768 and 1440 px, in results/screenshots
	@bin/setup test
	@$(ENGINE) -m bot.cli.train
	@$(WEB) -m tests.browser.screenshots
	@$(WEB) -m tests.browser.desk.screenshots

.PHONY: page-speed
page-speed: export NL_PIPELINE := embedded
page-speed: ## How heavy the chat page is and how soon it can be used on a slow phone; JSON, fails above the limits
	@bin/setup test
	@$(ENGINE) -m bot.cli.train
	@$(WEB) -m bot.cli.page_speed

##@ Other
.PHONY: clean
clean: ## Remove environments, trained models and caches; keeps DATA_DIR
	rm -rf .venv-engine .venv-web .venv-stock models/trained results .cache .mypy_cache .ruff_cache .pytest_cache

.PHONY: help
help: ## This list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
