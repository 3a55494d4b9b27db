#!/usr/bin/env bash
# Compares with programs of others, pinned: occurrences with Python's zoneinfo and dateutil, what
# exports say with Python's icalendar.
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
built="${BUILT:-${CARGO_TARGET_DIR:-target}}/debug/examples"
cargo build --quiet --package slipway-app --example exports
PYTHONTZPATH="" $env/bin/python tests/oracles/calendars.py "$built/exports"
cargo build --quiet --package slipway-domain --example occurrences
PYTHONTZPATH="" $env/bin/python tests/oracles/occurrences.py "$built/occurrences"
