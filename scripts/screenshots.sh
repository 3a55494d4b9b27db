#!/usr/bin/env bash
# Pictures of every screen of the real binary over the sample workspace, under target/screenshots.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf target/screenshots
cargo test --features "$SLIPWAY_FEATURES" --test screenshots
# What needs a desk or passes, of the same pages over made-up data.
VITE_DOOR=fixture npm --prefix ui run --silent build -- --outDir ../target/fixture-pages --emptyOutDir
SCREEN=1700x1200 scripts/with-screen.sh python3 scripts/desk-pictures.py \
  target/screenshots target/fixture-pages
