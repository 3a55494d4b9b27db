#!/usr/bin/env bash
# Compares the window engine's occurrences with Python's zoneinfo and dateutil, pinned.
set -euo pipefail
cd "$(dirname "$0")/.."
env=target/oracles
wanted=tests/oracles/requirements.txt
if ! cmp --silent $wanted $env/requirements.txt; then
  rm -rf $env
  python3 -m venv $env
  $env/bin/pip install --quiet --disable-pip-version-check --requirement $wanted
  cp $wanted $env/
fi
cargo build --quiet --package slipway-domain --example occurrences
PYTHONTZPATH="" $env/bin/python tests/oracles/occurrences.py \
  "${BUILT:-${CARGO_TARGET_DIR:-target}}/debug/examples/occurrences"
