# Slipway's doors. Each target sets up what it needs; each script is one idea.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

# What the window is built with: the pages inside the binary, as it ships.
export SLIPWAY_FEATURES := tauri/custom-protocol
export BUILT := $(or $(CARGO_TARGET_DIR),target)

.PHONY: help setup tools ui run check test deny bench simulate screenshots package bindings

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|'

setup: ## System packages and the window's npm packages, where missing
	@scripts/packages.sh window test
	scripts/npm.sh

tools: ## The real Helm 4 in target/tools, for tests and benchmarks
	@scripts/packages.sh window
	scripts/tools.sh

ui: ## The window's pages, built into ui/dist
	@scripts/packages.sh window
	scripts/npm.sh
	npm --prefix ui run --silent build

run: ui ## The app; with no display its window is drawn off screen and photographed. ARGS=… are passed on
	@cargo build --features $(SLIPWAY_FEATURES)
	scripts/run.sh $(BUILT)/debug/slipway $(ARGS)

check: ## The quick part: format, lints, the window's checks, unit and property tests; no servers
	@scripts/packages.sh window
	scripts/npm.sh
	scripts/tools.sh
	scripts/lint.sh
	scripts/test-quick.sh

test: ## Everything: check, house rules, hosts, migrations, real servers, the real binary end to end
	@scripts/packages.sh window test desks cluster
	scripts/kube-apiserver.sh
	scripts/npm.sh
	scripts/tools.sh
	scripts/lint.sh
	npm --prefix ui run --silent build
	scripts/oracles.sh
	scripts/test-all.sh

deny: ## The crates against deny.toml; asks the network for advisories. ARGS=bans and others narrow it
	@scripts/deny.sh $(ARGS)

bench: ui tools ## The speed table of docs/benchmarks.md, each figure beside its peer
	@scripts/packages.sh window test desks cluster
	scripts/bench/all.sh

simulate: ## Ten thousand seeds of the sync simulation. SEEDS=FROM..TO says which; a failing one says how to repeat it
	@SLIPWAY_SEEDS=$(or $(SEEDS),0..10000) cargo test --release -p slipway-sync -- simulation

screenshots: ui ## Every screen, light and dark, two sizes, under target/screenshots
	@scripts/packages.sh window test
	scripts/screenshots.sh

package: ui ## A .deb under target/package, installed, started and removed once to prove it
	@scripts/package.sh
	scripts/package-try.sh

bindings: ## ui/src/bindings, rendered again from the catalogue
	@SLIPWAY_BLESS=1 cargo test -q -p slipway --test layers bindings
