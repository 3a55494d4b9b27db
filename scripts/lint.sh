#!/usr/bin/env bash
# Format, lints, types and the window's unit tests; a warning fails.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo fmt --all --check
cargo clippy --workspace --all-targets --quiet -- -D warnings
npm --prefix ui run --silent check
